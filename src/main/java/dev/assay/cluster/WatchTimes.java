package dev.assay.cluster;

import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param answer for the next piece of an answer
 * @param probe of silence before asking whether the server is there
 * @param reconnect of silence before a watch counts as dead
 * @param stale without any sign of life before nothing counts as current
 * @param absent before looking again for a kind that is not there
 * @param refused before trying again what is forbidden
 * @param longestBackoff between two tries at most
 */
record WatchTimes(
        Duration answer,
        Duration probe,
        Duration reconnect,
        Duration stale,
        Duration absent,
        Duration refused,
        Duration longestBackoff) {

    /** An API server sends a bookmark each minute or so; 75 s apart at most. */
    static final WatchTimes DEFAULT = new WatchTimes(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(90),
            Duration.ofSeconds(150),
            Duration.ofSeconds(50),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30));
}

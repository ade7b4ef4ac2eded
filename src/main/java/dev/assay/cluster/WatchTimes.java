package dev.assay.cluster;

import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param answer for the next piece of an answer
 * @param probe between two questions whether the server is there and still answers
 * @param reconnect of silence before a watch counts as dead
 * @param stale without any sign of life before nothing counts as current
 * @param absent before looking again for a kind that is not there
 * @param refused before trying again what is forbidden
 * @param longestBackoff between two tries at most
 * @param relist of a watch without bookmarks before all is listed again, as such a server may not tell of every end
 */
record WatchTimes(
        Duration answer,
        Duration probe,
        Duration reconnect,
        Duration stale,
        Duration absent,
        Duration refused,
        Duration longestBackoff,
        Duration relist) {

    /** An API server sends a bookmark each minute or so; 75 s apart at most. */
    static final WatchTimes DEFAULT = new WatchTimes(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(90),
            // Seen at the next tick and written down: 150 s in all.
            Duration.ofSeconds(145),
            Duration.ofSeconds(50),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10));
}

package dev.assay.history;

import java.time.Duration;

/**
 * How long what is kept, and how often what is done.
 *
 * @param retention how long what is over is remembered
 * @param evidenceAge how long evidence counts; older evidence is not kept
 * @param pace the shortest time from one write to the next
 * @param retry how long to wait before the database is tried again; doubles each time up to ten minutes
 * @param settle how long what was recalled takes to reach the posture
 */
record HistoryPlan(Duration retention, Duration evidenceAge, Duration pace, Duration retry, Duration settle) {

    private static final Duration LONGEST_RETRY = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 20;

    static HistoryPlan of(Duration retention, Duration evidenceAge) {
        return new HistoryPlan(
                retention, evidenceAge, Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ofSeconds(5));
    }

    /** How long to wait after so many failures in a row. */
    Duration wait(int failures) {
        Duration wait = retry.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_RETRY) < 0 ? wait : LONGEST_RETRY;
    }
}

package dev.assay.gate;

import java.time.Duration;

/** The times of the simulated cluster: short ones, so that a schedule sees many of each. */
final class Times {

    static final Duration SCAN_INTERVAL = Duration.ofMinutes(5);
    static final Duration CACHE_TIME = Duration.ofMinutes(5);
    static final Duration SOAK = Duration.ofMinutes(12);

    /** As {@link dev.assay.verdict.EvidenceAge} has it: two scans and the cache. */
    static final Duration EVIDENCE_AGE = Duration.ofMinutes(15);

    /** One step of a schedule: nothing is published in between. */
    static final Duration STEP = Duration.ofMinutes(1);

    /** What was lost or late is told by the next list, after so long at most, if its kind is read until then. */
    static final Duration RELIST = Duration.ofMinutes(3);

    /** A kind of which nothing is heard for so long is called stale. */
    static final Duration SILENCE = Duration.ofSeconds(150);

    /**
     * What was lost is told within this time, or its kind is said to be stale: at worst the kind falls silent just before
     * the list that would have told, and its silence is noticed in the step after it.
     */
    static final Duration UNSEEN = RELIST.plus(SILENCE).plus(STEP);

    private Times() {}
}

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

    /** What was lost or late is told within this time, or its kind is said to be stale. */
    static final Duration UNSEEN = Duration.ofMinutes(5);

    private Times() {}
}

package dev.assay.verdict;

import java.time.Duration;

/**
 * How old evidence may be.
 *
 * @param oldest beyond this it is stale; twice the scan interval plus the time Kyverno caches a pass
 * @param ahead how far in the future it may lie, for clocks that differ
 */
public record EvidenceAge(Duration oldest, Duration ahead) {

    /** Kyverno's defaults: a scan every hour, a cached pass for an hour. */
    public static final EvidenceAge DEFAULT = of(Duration.ofHours(1), Duration.ofHours(1));

    /** The ages for a scan interval and a cache time. */
    public static EvidenceAge of(Duration scanInterval, Duration cacheTime) {
        return new EvidenceAge(scanInterval.multipliedBy(2).plus(cacheTime), Duration.ofMinutes(5));
    }
}

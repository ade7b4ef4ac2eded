package dev.assay.bench;

import java.util.Collection;
import java.util.List;

/** Durations in milliseconds, sorted. */
record Spread(List<Double> sorted) {

    private static final double NANOS_PER_MILLI = 1e6;

    static Spread ofNanos(Collection<Long> nanos) {
        if (nanos.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        return new Spread(
                nanos.stream().map(each -> each / NANOS_PER_MILLI).sorted().toList());
    }

    double median() {
        return at(0.5);
    }

    double p99() {
        return at(0.99);
    }

    private double at(double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share)));
    }
}

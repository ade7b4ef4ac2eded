package dev.assay.bench;

import java.util.Arrays;
import java.util.Collection;

/** Durations in milliseconds, sorted. */
record Spread(double[] sorted) {

    private static final double NANOS_PER_MILLI = 1e6;

    static Spread ofNanos(Collection<Long> nanos) {
        if (nanos.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
        double[] millis =
                nanos.stream().mapToDouble(each -> each / NANOS_PER_MILLI).toArray();
        Arrays.sort(millis);
        return new Spread(millis);
    }

    double median() {
        return at(0.5);
    }

    double p99() {
        return at(0.99);
    }

    private double at(double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))];
    }
}

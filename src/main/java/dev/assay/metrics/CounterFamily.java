package dev.assay.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** A counter with all its label values, at one scrape. */
final class CounterFamily {

    private final CounterSnapshot.Builder counter;
    private final String[] labelNames;

    CounterFamily(String name, String help, String... labelNames) {
        this.counter = CounterSnapshot.builder().name(name).help(help);
        this.labelNames = labelNames;
    }

    /** Adds a value; label values come from a bounded set of ours and each comes once. */
    void add(double value, String... labelValues) {
        counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .value(value)
                .labels(Labels.of(labelNames, labelValues))
                .build());
    }

    void into(MetricSnapshots.Builder snapshots) {
        snapshots.metricSnapshot(counter.build());
    }
}

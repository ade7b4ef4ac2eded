package dev.assay.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** A counter without labels, at one scrape. */
final class CounterFamily {

    private CounterFamily() {}

    static void into(MetricSnapshots.Builder snapshots, String name, String help, double value) {
        snapshots.metricSnapshot(CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value(value)
                        .build())
                .build());
    }
}

package dev.assay.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A gauge with all its label values, at one scrape. */
final class GaugeFamily {

    private final GaugeSnapshot.Builder gauge;
    private final String[] labelNames;
    private final Map<Labels, Double> values = new LinkedHashMap<>();

    GaugeFamily(String name, String help, String... labelNames) {
        this.gauge = GaugeSnapshot.builder().name(name).help(help);
        this.labelNames = labelNames;
    }

    /** Adds a value; values whose labels are the same once they are safe are summed, for Prometheus takes none twice. */
    void add(double value, String... labelValues) {
        String[] safe = Stream.of(labelValues).map(LabelText::of).toArray(String[]::new);
        values.merge(Labels.of(labelNames, safe), value, Double::sum);
    }

    void into(MetricSnapshots.Builder snapshots) {
        values.forEach((labels, value) -> gauge.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .value(value)
                .labels(labels)
                .build()));
        snapshots.metricSnapshot(gauge.build());
    }
}

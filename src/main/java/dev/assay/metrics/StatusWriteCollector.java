package dev.assay.metrics;

import dev.assay.enforcement.StatusWrites;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** How writing the status of EnforcementGates went, read at the scrape. */
final class StatusWriteCollector implements Collector {

    private final StatusWrites writes;

    StatusWriteCollector(StatusWrites writes) {
        this.writes = writes;
    }

    @Override
    public MetricSnapshot collect() {
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("assay_gate_status_writes")
                .help("Statuses of EnforcementGates that were written, or why they were not.");
        for (StatusWrites.Result result : StatusWrites.Result.values()) {
            counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(Labels.of("result", result.label()))
                    .value((double) writes.of(result))
                    .build());
        }
        return counter.build();
    }
}

package dev.assay.metrics;

import dev.assay.enforcement.StatusWrites;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** How writing the status of EnforcementGates went, read at the scrape. */
final class StatusWriteCollector implements MultiCollector {

    private final StatusWrites writes;

    StatusWriteCollector(StatusWrites writes) {
        this.writes = writes;
    }

    @Override
    public MetricSnapshots collect() {
        CounterFamily counter = new CounterFamily(
                "assay_gate_status_writes",
                "Statuses of EnforcementGates that were written, or why they were not.",
                "result");
        for (StatusWrites.Result result : StatusWrites.Result.values()) {
            counter.add((double) writes.of(result), result.label());
        }
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        counter.into(snapshots);
        return snapshots.build();
    }
}

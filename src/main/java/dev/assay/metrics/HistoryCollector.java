package dev.assay.metrics;

import dev.assay.history.HistoryState;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.function.Supplier;

/** How the history does, as Prometheus metrics. Where none is meant to be kept they are absent. */
final class HistoryCollector implements MultiCollector {

    private final Supplier<HistoryState> history;

    HistoryCollector(Supplier<HistoryState> history) {
        this.history = history;
    }

    @Override
    public MetricSnapshots collect() {
        HistoryState state = history.get();
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        if (state.phase() == HistoryState.Phase.OFF) {
            return snapshots.build();
        }
        GaugeFamily up =
                new GaugeFamily("assay_history_up", "Whether history is kept (1) or should be and is not (0).");
        up.add(state.phase() == HistoryState.Phase.ON ? 1 : 0);
        up.into(snapshots);
        CounterFamily dropped = new CounterFamily(
                "assay_history_dropped_writes", "What was never written to the history because too much waited.");
        dropped.add((double) state.droppedWrites());
        dropped.into(snapshots);
        return snapshots.build();
    }
}

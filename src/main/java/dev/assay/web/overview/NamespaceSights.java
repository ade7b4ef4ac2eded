package dev.assay.web.overview;

import dev.assay.gate.GateView;
import dev.assay.history.HistoryState;
import dev.assay.web.gate.NamespaceGate;
import dev.assay.web.list.ListShape;
import dev.assay.web.past.Past;
import dev.assay.web.past.RecentPast;
import dev.assay.web.past.SparkLine;
import dev.assay.web.past.Trend;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives the rows of the overview their gates and their past, all of one moment. */
public final class NamespaceSights {

    private static final int SPARK_DAYS = 30;

    private final Supplier<GateView> board;
    private final RecentPast past;
    private final Supplier<HistoryState> history;
    private final Clock clock;

    public NamespaceSights(Supplier<GateView> board, RecentPast past, Supplier<HistoryState> history, Clock clock) {
        this.board = board;
        this.past = past;
        this.history = history;
        this.clock = clock;
    }

    /** The list as it is offered: where no history is kept its column has to be asked for. */
    ListShape<NamespaceEntry> shape() {
        return history.get().phase() == HistoryState.Phase.OFF ? NamespaceShape.SHAPE : NamespaceShape.WITH_TREND;
    }

    NamespaceSight now() {
        Instant now = clock.instant();
        GateView view = board.get();
        Past<Trend> trend = past.trend(now);
        // A list that is sorted by gate asks for each many times.
        Map<String, Optional<NamespaceGate>> gates = new HashMap<>();
        return new NamespaceSight() {

            @Override
            public Optional<NamespaceGate> gate(String namespace) {
                return gates.computeIfAbsent(namespace, name -> NamespaceGate.of(view.decideIn(name, now)));
            }

            @Override
            public SparkLine trend(String namespace) {
                return SparkLine.ofRefused(trend.answer()
                        .map(known -> known.refusedIn(namespace, SPARK_DAYS))
                        .orElse(List.of()));
            }
        };
    }
}

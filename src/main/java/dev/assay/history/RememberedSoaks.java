package dev.assay.history;

import dev.assay.gate.GateKey;
import dev.assay.gate.Soak;
import dev.assay.gate.SoakMemory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Soaks in the history. */
final class RememberedSoaks implements SoakMemory {

    /** The service starts meanwhile: what takes longer to open is not worth the wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HistoryLoop loop;
    private final PendingWrites pending;

    RememberedSoaks(HistoryLoop loop, PendingWrites pending) {
        this.loop = loop;
        this.pending = pending;
    }

    @Override
    public Recollection recall() {
        try {
            loop.awaitOpening(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Optional<List<Soak>> soaks = loop.read(reading -> new SoakTable(reading, loop.losses()).all());
        HistoryState state = loop.state();
        return soaks.map(all -> new Recollection(all, state.lost()))
                .orElseGet(() -> new Recollection(List.of(), "The history cannot be read: " + why(state)));
    }

    @Override
    public void remember(Collection<Soak> soaks) {
        pending.remember(soaks);
    }

    @Override
    public void forget(Collection<GateKey> gates) {
        pending.forget(gates);
    }

    private static String why(HistoryState state) {
        return state.reason().isEmpty() ? "it failed just now" : state.reason();
    }
}

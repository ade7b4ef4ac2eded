package dev.assay.history;

import dev.assay.gate.GateKey;
import dev.assay.gate.Soak;
import dev.assay.posture.Posture;
import dev.assay.posture.PostureListener;
import dev.assay.report.Report;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written, between those who know it and the thread that writes. Bounded; nobody waits. Of postures and soaks
 * only the newest counts, so that a slow disk makes history coarser instead of longer. Safe for many threads.
 */
final class PendingWrites implements PostureListener {

    /** How many reports may wait; they are a few kilobytes each. */
    static final int MOST_REPORTS = 5_000;

    /** How many gates may wait. */
    static final int MOST_SOAKS = 50_000;

    private final AtomicReference<@Nullable Posture> posture = new AtomicReference<>();
    private final BlockingQueue<Report> reports = new ArrayBlockingQueue<>(MOST_REPORTS);
    private final Map<GateKey, Optional<Soak>> soaks = new HashMap<>();
    private final AtomicLong dropped = new AtomicLong();
    private volatile String cluster = "";
    private volatile boolean podsCaughtUp;

    @Override
    public void posturePublished(Posture newest) {
        if (newest.complete()) {
            posture.set(newest);
        }
    }

    void add(Report report) {
        if (!reports.offer(report)) {
            dropped.incrementAndGet();
        }
    }

    void remember(Collection<Soak> news) {
        synchronized (soaks) {
            news.forEach(soak -> put(soak.gate(), Optional.of(soak)));
        }
    }

    void forget(Collection<GateKey> gates) {
        synchronized (soaks) {
            gates.forEach(gate -> put(gate, Optional.empty()));
        }
    }

    /** Takes the uid of the cluster's namespace kube-system. */
    void clusterIs(String uid) {
        cluster = uid;
    }

    /** From now on every pod is known. */
    void podsCaughtUp() {
        podsCaughtUp = true;
    }

    /** The uid of the cluster's namespace kube-system; blank if it is not known. */
    String cluster() {
        return cluster;
    }

    /** Whether every pod is known, so that evidence finds whom it is about. */
    boolean knowsPods() {
        return podsCaughtUp;
    }

    /** The newest complete posture that was not taken yet; empty if there is none. */
    Optional<Posture> takePosture() {
        return Optional.ofNullable(posture.getAndSet(null));
    }

    /** Some of the reports, in the order they came. */
    List<Report> takeReports(int most) {
        List<Report> taken = new ArrayList<>();
        reports.drainTo(taken, most);
        return taken;
    }

    /** The newest of each gate; empty for one to forget. */
    Map<GateKey, Optional<Soak>> takeSoaks() {
        synchronized (soaks) {
            Map<GateKey, Optional<Soak>> taken = Map.copyOf(soaks);
            soaks.clear();
            return taken;
        }
    }

    /** Takes back what could not be written, unless something newer came. */
    void giveBack(Map<GateKey, Optional<Soak>> taken) {
        synchronized (soaks) {
            taken.forEach((gate, soak) -> {
                if (!soaks.containsKey(gate)) {
                    put(gate, soak);
                }
            });
        }
    }

    void giveBack(Posture taken) {
        posture.compareAndSet(null, taken);
    }

    /** How much was dropped because too much waited. */
    long dropped() {
        return dropped.get();
    }

    private void put(GateKey gate, Optional<Soak> soak) {
        if (soaks.size() < MOST_SOAKS || soaks.containsKey(gate)) {
            soaks.put(gate, soak);
            return;
        }
        dropped.incrementAndGet();
    }
}

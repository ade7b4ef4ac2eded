package dev.assay.history;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.posture.Posture;
import dev.assay.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The history of a running service, and what it is told. */
final class Service implements AutoCloseable {

    static final HistoryPlan SWIFT = new HistoryPlan(
            Duration.ofDays(90), Duration.ofHours(3), Duration.ofMillis(5), Duration.ofMillis(50), Duration.ZERO);
    static final String CLUSTER = "c0000001-1111-4222-8333-4444b0000001";

    private final List<Observation> recalled = new CopyOnWriteArrayList<>();
    private final PendingWrites pending = new PendingWrites();
    private final RememberingObserver observer = new RememberingObserver(_ -> {}, pending);
    private final HistoryLoop loop;

    private Service(Database database, Clock clock) {
        loop = new HistoryLoop(database, pending, recalled::add, SWIFT, clock);
    }

    /** One that has read its cluster, and has opened its history if that can be. */
    static Service start(Database database, Clock clock) {
        return startOn(CLUSTER, database, clock);
    }

    /** One on the cluster with this uid. */
    static Service startOn(String cluster, Database database, Clock clock) {
        Service service = new Service(database, clock);
        ObjectRef kubeSystem = new ObjectRef(Kind.NAMESPACE, "", "kube-system", cluster, 1);
        service.observer.observe(new Observation.NamespaceSeen(clock.instant(), kubeSystem, Map.of()));
        service.observer.observe(new Observation.KindCaughtUp(clock.instant(), Kind.POD));
        return service.rounds(3);
    }

    Service publish(Posture posture) {
        pending.posturePublished(posture);
        return rounds(1);
    }

    /** Lets the history do its work so many times. */
    Service rounds(int rounds) {
        for (int round = 0; round < rounds; round++) {
            loop.round();
        }
        return this;
    }

    void hear(Report report) {
        ObjectRef object = new ObjectRef(Kind.EPHEMERAL_REPORT, "shop", "r", "r1", 1);
        observer.observe(new Observation.ReportSeen(Postures.NOW, object, report));
    }

    PendingWrites pending() {
        return pending;
    }

    HistoryLoop loop() {
        return loop;
    }

    HistoryReader reader() {
        return new HistoryReader(loop);
    }

    RememberedSoaks soaks() {
        return new RememberedSoaks(loop, pending);
    }

    HistoryState state() {
        return loop.state();
    }

    /** What was recalled, as the posture hears it. */
    List<Observation> observations() {
        return List.copyOf(recalled);
    }

    /** The reports that were recalled. */
    List<Report> recalled() {
        return recalled.stream()
                .map(observation -> ((Observation.ReportSeen) observation).report())
                .toList();
    }

    @Override
    public void close() {
        loop.finish();
    }
}

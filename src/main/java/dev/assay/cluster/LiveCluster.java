package dev.assay.cluster;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Watches every kind of object of a cluster, each on a thread of its own, so that none stops another. */
final class LiveCluster implements AutoCloseable {

    private final ClusterAccess.Connection connection;
    private final Observer observer;
    private final Clock clock;
    private final List<KindWatch> watches = new ArrayList<>();

    LiveCluster(ClusterAccess.Connection connection, Observer observer, Clock clock, WatchTimes times) {
        this(connection, observer, clock, times, new Projection(observer));
    }

    /** Takes EnforcementGates to a place of their own. */
    LiveCluster(
            ClusterAccess.Connection connection, Observer observer, Clock clock, WatchTimes times, WatchSink gates) {
        this.connection = connection;
        this.observer = observer;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            KindPulse pulse = new KindPulse(kind, observer, clock, times.stale());
            WatchSink sink = kind == Kind.ENFORCEMENT_GATE ? gates : new Projection(observer);
            watches.add(new KindWatch(kind, connection.server(), sink, pulse, times));
        }
    }

    /** Starts to watch and returns at once. Every kind counts as not read yet, so that no number is shown too early. */
    void start() {
        for (KindWatch watch : watches) {
            observer.observe(new Observation.KindStarted(clock.instant(), watch.kind()));
        }
        for (KindWatch watch : watches) {
            Thread.ofPlatform()
                    .name("watch " + watch.kind().resource())
                    .daemon()
                    .start(watch);
        }
    }

    /** How the reading of each kind goes. */
    Map<Kind, KindReading> readings() {
        Map<Kind, KindReading> readings = new EnumMap<>(Kind.class);
        watches.forEach(watch -> readings.put(watch.kind(), watch.reading()));
        return readings;
    }

    @Override
    public void close() {
        watches.forEach(KindWatch::close);
        connection.close();
    }
}

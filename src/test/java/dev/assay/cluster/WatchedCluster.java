package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import dev.assay.policy.PolicyException;
import dev.assay.posture.KindPhase;
import dev.assay.posture.KindState;
import dev.assay.posture.Posture;
import dev.assay.posture.PostureIndex;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A few kinds of a {@link FakeApi}, watched, and the posture that comes of it. */
final class WatchedCluster implements AutoCloseable {

    static final WatchTimes TIMES = new WatchTimes(
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10));

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private final FakeApi api;
    private final PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);
    private final ClusterAccess.Connection connection;
    private final Map<Kind, KindWatch> watches = new EnumMap<>(Kind.class);

    /** Watches pods, policies and their reports. */
    WatchedCluster(FakeApi api) {
        this(api, TIMES, Kind.POD, Kind.CLUSTER_POLICY, Kind.POLICY_REPORT);
    }

    WatchedCluster(FakeApi api, WatchTimes times, Kind... kinds) {
        this(api, times, observation -> {}, kinds);
    }

    /** Watches, and tells the listener what comes before the posture learns of it. */
    WatchedCluster(FakeApi api, WatchTimes times, Observer listener, Kind... kinds) {
        this.api = api;
        connection = api.connect();
        Observer observer = observation -> {
            listener.observe(observation);
            observe(observation);
        };
        for (Kind kind : kinds) {
            KindPulse pulse = new KindPulse(kind, observer, CLOCK, times.stale());
            watches.put(kind, new KindWatch(kind, connection.server(), new Projection(observer), pulse, times));
        }
        watches.values().forEach(watch -> Thread.ofPlatform().daemon().start(watch));
    }

    synchronized Posture posture() {
        return index.publish(CLOCK.instant());
    }

    KindReading reading(Kind kind) {
        return watchOf(kind).reading();
    }

    /** The phase of a kind, and the reason where there is one. */
    String state(Kind kind) {
        KindState state = posture().kinds().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
        return state.reason().isEmpty() ? state.phase().name() : state.phase() + " " + state.reason();
    }

    void untilState(Kind kind, String start) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(state(kind)).startsWith(start));
    }

    /** All is read and watched. */
    WatchedCluster untilWatched() {
        for (Kind kind : watches.keySet()) {
            untilState(kind, KindPhase.CAUGHT_UP.name());
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> api.watches() >= watches.size());
        return this;
    }

    /** Where what is said by it comes to be what one says who starts now. */
    void sameAsAFreshStart() {
        try (WatchedCluster fresh =
                new WatchedCluster(api, TIMES, watches.keySet().toArray(Kind[]::new))) {
            for (Kind kind : watches.keySet()) {
                fresh.untilState(kind, KindPhase.CAUGHT_UP.name());
            }
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(said()).isEqualTo(fresh.said()));
        }
    }

    /** What is said of each place, of what cannot be read, and of each kind. */
    Map<String, String> said() {
        Posture posture = posture();
        Map<String, String> said = new TreeMap<>();
        Places.live(posture)
                .forEach((place, placement) ->
                        said.put(place + " " + placement.container().image(), Places.said(placement)));
        posture.unreadable()
                .forEach(object -> said.put(
                        "unreadable " + object.object().kind() + " "
                                + object.object().name(),
                        object.reason()));
        for (Kind kind : watches.keySet()) {
            said.put(kind.resource(), state(kind) + " " + reading(kind).objects());
        }
        return said;
    }

    /** The exceptions that are known, by namespace and name. */
    List<String> exceptions() {
        return posture().exceptions().stream().map(PolicyException::name).toList();
    }

    List<Kind> kinds() {
        return List.copyOf(watches.keySet());
    }

    @Override
    public void close() {
        watches.values().forEach(KindWatch::close);
        connection.close();
    }

    private KindWatch watchOf(Kind kind) {
        return java.util.Objects.requireNonNull(watches.get(kind));
    }

    private synchronized void observe(Observation observation) {
        index.observe(observation);
    }
}

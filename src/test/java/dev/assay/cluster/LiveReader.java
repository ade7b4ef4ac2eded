package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.observation.RefusedRequests;
import dev.assay.posture.KindPhase;
import dev.assay.posture.KindState;
import dev.assay.posture.Placement;
import dev.assay.posture.Posture;
import dev.assay.posture.PostureIndex;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A live cluster and the posture that comes of it. */
final class LiveReader implements AutoCloseable {

    static final WatchTimes IMPATIENT = new WatchTimes(
            Duration.ofSeconds(4),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(6),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMinutes(10));

    private final PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);
    private final RefusedRequests refused = new RefusedRequests();
    private final LiveCluster cluster;

    LiveReader(Config config, WatchTimes times) {
        this(
                new ClusterAccess.Connection(
                        new KubernetesClientBuilder().withConfig(config).build(), KyvernoConfig.DEFAULT),
                times);
    }

    LiveReader(ClusterAccess.Connection connection, WatchTimes times) {
        cluster = new LiveCluster(connection, this::observe, Clock.systemUTC(), times);
        cluster.start();
    }

    /** What is said of each place, by namespace, workload, container and pod. */
    static Map<String, String> said(Posture posture) {
        Map<String, String> said = new TreeMap<>();
        posture.byNamespace()
                .values()
                .forEach(namespace -> Places.all(namespace)
                        .forEach(placement ->
                                said.put(namespace.namespace() + "/" + name(placement), Places.said(placement))));
        return said;
    }

    private static String name(Placement placement) {
        return placement.workload().kind() + "/" + placement.workload().name() + "/"
                + placement.container().name() + "/" + placement.pod().orElse("-");
    }

    synchronized Posture posture() {
        return index.publish(Instant.now());
    }

    KindPhase phase(Kind kind) {
        return posture().kinds().stream()
                .filter(state -> state.kind() == kind)
                .map(KindState::phase)
                .findFirst()
                .orElseThrow();
    }

    /** How many pods of the namespace admission refused by this policy. */
    long refused(String namespace, String policy) {
        return refused.of(new RefusedRequests.Place(namespace, policy));
    }

    /** How often the kind was listed again. */
    long relists(Kind kind) {
        return Objects.requireNonNull(cluster.readings().get(kind)).relists();
    }

    void until(Kind kind, KindPhase phase) {
        until(kind, phase, Duration.ofSeconds(70));
    }

    void until(Kind kind, KindPhase phase, Duration longest) {
        await().atMost(longest)
                .untilAsserted(() -> assertThat(phase(kind)).as(kind.resource()).isEqualTo(phase));
    }

    void untilComplete() {
        await().atMost(Duration.ofSeconds(70))
                .untilAsserted(() -> assertThat(posture().missing()).isEmpty());
    }

    @Override
    public void close() {
        cluster.close();
    }

    private synchronized void observe(Observation observation) {
        index.observe(observation);
        refused.observe(observation);
    }
}

package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.observation.Kind;
import dev.assay.posture.KindPhase;
import dev.assay.posture.Posture;
import dev.assay.posture.PostureIndex;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** A real API server with RBAC, into which a recording's objects are written. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveClusterIT {

    private static final Instant BEFORE_NEW_PODS = Instant.parse("2026-11-24T03:35:10Z");

    private static @Nullable RealApi started;

    @BeforeAll
    static void startTheServer() {
        started = RealApi.start();
    }

    @AfterAll
    static void stopTheServer() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    @Order(1)
    void aKindThatIsInstalledLaterIsSeenWithinAMinuteAndGoesAgain() {
        try (LiveReader reader = new LiveReader(api().config(), WatchTimes.DEFAULT)) {
            reader.until(Kind.POLICY_REPORT, KindPhase.ABSENT);
            reader.until(Kind.POD, KindPhase.CAUGHT_UP);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(reader.posture().missing()).contains("policies of any kind: none was read"));

            api().install(Kind.POLICY_REPORT);
            reader.until(Kind.POLICY_REPORT, KindPhase.CAUGHT_UP);
            api().uninstall(Kind.POLICY_REPORT);
            reader.until(Kind.POLICY_REPORT, KindPhase.ABSENT);
        }
    }

    @Test
    @Order(2)
    void theAnswerIsThatOfTheRecordingAndOfReplayingTheSameObjects() throws IOException {
        RealApi.installable().forEach(api()::install);
        Map<String, String> recorded = LiveReader.said(replayed(RecordedCluster.DEMO.lines(), BEFORE_NEW_PODS));
        assertThat(recorded).hasSize(66).containsValues("verified/-/NO", "unsigned/no_signature/YES");
        try (LiveReader reader = new LiveReader(api().config(), WatchTimes.DEFAULT)) {
            reader.until(Kind.POD, KindPhase.CAUGHT_UP);
            reader.until(Kind.CLUSTER_POLICY, KindPhase.CAUGHT_UP);

            new RecordedObjects(RecordedCluster.DEMO, BEFORE_NEW_PODS).writeTo(api());

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(LiveReader.said(reader.posture())).isEqualTo(recorded));
            assertThat(reader.posture().complete()).isTrue();
        }
        // Nobody who starts now knows when the debugger came into this pod: what was scanned before may miss it.
        recorded.put("shop/Pod/console/console/console", "unevaluated/not_covered/UNKNOWN");
        assertThat(LiveReader.said(replayed(serverLines(), Instant.now()))).isEqualTo(recorded);
        try (LiveReader later = new LiveReader(api().config(), WatchTimes.DEFAULT)) {
            later.untilComplete();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(LiveReader.said(later.posture())).isEqualTo(recorded));
        }
    }

    @Test
    @Order(3)
    void aDeadConnectionIsNoticedAndWhatWasMissedIsRead() {
        try (TcpProxy proxy = new TcpProxy(URI.create(api().config().getMasterUrl()));
                LiveReader reader = new LiveReader(through(proxy), LiveReader.IMPATIENT)) {
            reader.untilComplete();
            assertThat(LiveReader.said(reader.posture()))
                    .containsKey("shop/Deployment/search/search/search-7c96cbdfcb-hn5gx");

            proxy.freeze();
            reader.until(Kind.POD, KindPhase.STALE);
            assertThat(reader.posture().missing())
                    .anyMatch(missing -> missing.startsWith("pods: nothing was heard since"));
            api().administrator()
                    .raw("/api/v1/namespaces/shop/pods/search-7c96cbdfcb-hn5gx?gracePeriodSeconds=0", "DELETE", null);
            proxy.thaw();

            reader.untilComplete();
            await().untilAsserted(() -> assertThat(LiveReader.said(reader.posture()))
                    .doesNotContainKey("shop/Deployment/search/search/search-7c96cbdfcb-hn5gx"));
        }
    }

    @Test
    @Order(4)
    void theRightsOfTheManifestAreEnoughAndWithoutThemEachKindIsForbidden() throws IOException {
        api().grant();
        try (LiveReader reader = new LiveReader(api().asServiceAccount(), LiveReader.IMPATIENT)) {
            reader.untilComplete();
            for (Kind kind : Kind.values()) {
                reader.until(kind, KindPhase.CAUGHT_UP);
            }
        }
        api().revoke();
        try (LiveReader reader = new LiveReader(api().asServiceAccount(), LiveReader.IMPATIENT)) {
            for (Kind kind : Kind.values()) {
                reader.until(kind, KindPhase.UNREADABLE);
            }
            assertThat(reader.posture().missing())
                    .anyMatch(missing -> missing.startsWith("pods: forbidden: pods is forbidden"));

            api().grant();
            reader.untilComplete();
        }
    }

    private static RealApi api() {
        return Objects.requireNonNull(started);
    }

    private static Config through(TcpProxy proxy) {
        return new ConfigBuilder(api().config())
                .withMasterUrl(proxy.address().toString())
                .build();
    }

    private static Posture replayed(String lines, Instant until) throws IOException {
        PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);
        RecordingClock clock = new RecordingClock();
        Recording recording = Recording.until(until, index, clock, RecordingListener.SILENT);
        recording.replay("lines", new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        recording.finish();
        return index.publish(clock.instant());
    }

    private static String serverLines() {
        StringBuilder lines = new StringBuilder();
        for (Kind kind : Kind.values()) {
            for (JsonNode object : api().list(kind).path("items")) {
                lines.append("{\"at\":\"%s\",\"resource\":\"%s\",\"type\":\"ADDED\",\"object\":%s}\n"
                        .formatted(Instant.now(), kind.resource(), object));
            }
        }
        return lines.toString();
    }
}

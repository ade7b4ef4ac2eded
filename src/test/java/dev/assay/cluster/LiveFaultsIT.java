package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.observation.Kind;
import dev.assay.posture.KindPhase;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real API server that is killed, forgets, and takes rights and tokens away. */
class LiveFaultsIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PODS = "/api/v1/namespaces/default/pods";

    /** There are 21 rights to take away. */
    private static final WatchTimes HASTY = new WatchTimes(
            Duration.ofSeconds(4),
            Duration.ofMillis(500),
            Duration.ofSeconds(4),
            Duration.ofSeconds(6),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10));

    private static @Nullable RealApi started;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void startTheServer() throws IOException {
        started = RealApi.start();
        RealApi.installable().forEach(api()::install);
        api().grant();
    }

    @AfterAll
    static void stopTheServer() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void aServerThatIsKilledIsStaleAndWhatHappenedMeanwhileIsSeen() {
        createPod("stays");
        createPod("goes");
        try (SecondApiServer server = new SecondApiServer(api())) {
            server.start();
            try (LiveReader reader = new LiveReader(server.config(), LiveReader.IMPATIENT)) {
                reader.untilComplete();

                server.kill();
                reader.until(Kind.POD, KindPhase.STALE);
                deletePod("goes");
                createPod("comes");
                server.start();

                reader.untilComplete();
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(LiveReader.said(reader.posture()))
                                .containsKeys("default/Pod/stays/c/stays", "default/Pod/comes/c/comes")
                                .doesNotContainKey("default/Pod/goes/c/goes"));
                sameAsAFreshStart(reader);
            }
        }
        deletePod("stays");
        deletePod("comes");
    }

    @Test
    void whatEtcdHasForgottenIsListedAgain() {
        createPod("stays");
        createPod("goes");
        try (SecondApiServer server = new SecondApiServer(api())) {
            server.start();
            try (LiveReader reader = new LiveReader(server.config(), LiveReader.IMPATIENT)) {
                reader.untilComplete();

                server.kill();
                reader.until(Kind.POD, KindPhase.STALE);
                deletePod("goes");
                server.compact();
                server.start();

                reader.untilComplete();
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(LiveReader.said(reader.posture()))
                                .containsKey("default/Pod/stays/c/stays")
                                .doesNotContainKey("default/Pod/goes/c/goes"));
                assertThat(reader.relists(Kind.POD)).isPositive();
                sameAsAFreshStart(reader);
            }
        }
        deletePod("stays");
    }

    /** Nothing of it was ever seen in a cluster while the watch asked for events of one reason only. */
    @Test
    void whatAdmissionRefusedIsSeenInTheEventsOfControllers() {
        try (LiveReader reader = new LiveReader(api().config(), LiveReader.IMPATIENT)) {
            reader.untilComplete();
            reader.until(Kind.EVENT, KindPhase.CAUGHT_UP);

            api().create("/api/v1/namespaces/default/events", JSON.readTree("""
                    {"apiVersion": "v1", "kind": "Event", "metadata": {"name": "web.1"}, "type": "Warning",
                     "reason": "FailedCreate", "count": 2, "reportingComponent": "replicaset-controller",
                     "involvedObject": {"kind": "ReplicaSet", "namespace": "default", "name": "web"},
                     "message": "Error creating: admission webhook \\"mutate.kyverno.svc-fail\\" denied the request: \\n\\nresource Pod/default/ was blocked due to the following policies \\n\\nverify:\\n  signed: 'failed'\\n"}"""));

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(reader.refused("default", "verify")).isEqualTo(2));
        }
    }

    @Test
    void eachRightThatIsTakenAwayMakesItsKindUnreadableAndNoOther() {
        ClusterRole whole = role();
        try (LiveReader reader = new LiveReader(withToken(token()), HASTY)) {
            reader.untilComplete();
            for (Kind kind : Kind.values()) {
                reader.until(kind, KindPhase.CAUGHT_UP);
            }
            for (Kind kind : Kind.values()) {
                take(kind, whole);
                reader.until(kind, KindPhase.UNREADABLE, Duration.ofSeconds(20));
                assertThat(Stream.of(Kind.values()).filter(each -> reader.phase(each) != KindPhase.CAUGHT_UP))
                        .as("unreadable without %s", kind)
                        .containsExactly(kind);
                give(kind, whole);
                reader.until(kind, KindPhase.CAUGHT_UP, Duration.ofSeconds(20));
            }
        }
    }

    @Test
    void aTokenThatIsReplacedInItsFileIsTakenUpWithAKubeconfig() throws IOException {
        Path tokenFile = Files.writeString(folder.resolve("token"), token());
        Path kubeconfig = Files.writeString(
                folder.resolve("config"), """
                {"apiVersion": "v1", "kind": "Config", "current-context": "c",
                 "clusters": [{"name": "c", "cluster": {"server": "%s", "insecure-skip-tls-verify": true}}],
                 "users": [{"name": "u", "user": {"tokenFile": "%s"}}],
                 "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}]}""".formatted(api().config().getMasterUrl(), tokenFile));

        replaceTheTokenOf(new ClusterAccess(kubeconfig, null, KyvernoConfig.DEFAULT), tokenFile);
    }

    @Test
    void aTokenThatIsReplacedInItsFileIsTakenUpInAPod() throws IOException {
        Path tokenFile = Files.writeString(folder.resolve("token"), token());
        URI server = URI.create(api().config().getMasterUrl());
        Map<String, String> pod = Map.of(
                Config.KUBERNETES_MASTER_SYSTEM_PROPERTY,
                server.toString(),
                Config.KUBERNETES_AUTH_TRYKUBECONFIG_SYSTEM_PROPERTY,
                "false",
                Config.KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN_FILE_SYSTEM_PROPERTY,
                tokenFile.toString(),
                Config.KUBERNETES_TRUST_CERT_SYSTEM_PROPERTY,
                "true");
        pod.forEach(System::setProperty);
        try {
            replaceTheTokenOf(new ClusterAccess(null, null, KyvernoConfig.DEFAULT), tokenFile);
        } finally {
            pod.keySet().forEach(System::clearProperty);
        }
    }

    /** Takes minutes, as it waits as long as Assay does by default: run it by -Dassay.patient=true. */
    @Test
    void aFrozenConnectionIsNoticedWithin150SecondsByDefault() {
        assumeTrue(Boolean.getBoolean("assay.patient"), "-Dassay.patient=true runs it");
        try (TcpProxy proxy = new TcpProxy(URI.create(api().config().getMasterUrl()));
                LiveReader reader = new LiveReader(
                        new ConfigBuilder(api().config())
                                .withMasterUrl(proxy.address().toString())
                                .build(),
                        WatchTimes.DEFAULT)) {
            reader.untilComplete();

            proxy.freeze();
            long begin = System.nanoTime();
            await().atMost(Duration.ofSeconds(150))
                    .untilAsserted(() -> assertThat(Stream.of(Kind.values()).map(reader::phase))
                            .containsOnly(KindPhase.STALE));
            System.out.printf("stale after %.1f s%n", (System.nanoTime() - begin) / 1e9);
            proxy.thaw();
            long thawed = System.nanoTime();
            reader.untilComplete();
            System.out.printf("complete %.1f s after%n", (System.nanoTime() - thawed) / 1e9);
        }
    }

    /** The account is made anew, so that the old token is worth nothing at once. */
    private void replaceTheTokenOf(ClusterAccess access, Path tokenFile) throws IOException {
        try (LiveReader reader = new LiveReader(access.connect(), LiveReader.IMPATIENT)) {
            reader.untilComplete();
            JsonNode account = JSON.readTree(
                    "{\"apiVersion\":\"v1\",\"kind\":\"ServiceAccount\",\"metadata\":{\"name\":\"assay\",\"namespace\":\"assay\"}}");
            api().administrator().raw("/api/v1/namespaces/assay/serviceaccounts/assay", "DELETE", null);
            api().create("/api/v1/namespaces/assay/serviceaccounts", account);
            reader.until(Kind.POD, KindPhase.UNREADABLE);
            assertThat(reader.posture().missing()).anyMatch(missing -> missing.startsWith("pods: not signed in: "));

            Files.writeString(tokenFile, token());
            createPod("seen-by-the-new-token");

            reader.untilComplete();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(LiveReader.said(reader.posture()))
                            .containsKey("default/Pod/seen-by-the-new-token/c/seen-by-the-new-token"));
        } finally {
            deletePod("seen-by-the-new-token");
        }
    }

    private static void sameAsAFreshStart(LiveReader reader) {
        try (LiveReader fresh = new LiveReader(api().config(), LiveReader.IMPATIENT)) {
            fresh.untilComplete();
            await().untilAsserted(() ->
                    assertThat(LiveReader.said(reader.posture())).isEqualTo(LiveReader.said(fresh.posture())));
        }
    }

    private static void createPod(String name) {
        api().create(PODS, JSON.readTree("""
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "%s"},
                 "spec": {"containers": [{"name": "c", "image": "nginx"}]}}""".formatted(name)));
    }

    private static void deletePod(String name) {
        api().administrator().raw(PODS + "/" + name + "?gracePeriodSeconds=0", "DELETE", null);
    }

    private static ClusterRole role() {
        return api().administrator().rbac().clusterRoles().withName("assay").get();
    }

    /** Takes the right to read the kind away. */
    private static void take(Kind kind, ClusterRole whole) {
        if (kind == Kind.KYVERNO_CONFIG) {
            api().administrator()
                    .rbac()
                    .roleBindings()
                    .inNamespace("kyverno")
                    .withName("assay")
                    .delete();
        } else {
            replaceRole(without(whole, kind));
        }
    }

    private static void give(Kind kind, ClusterRole whole) {
        if (kind == Kind.KYVERNO_CONFIG) {
            api().grant();
        } else {
            replaceRole(whole);
        }
    }

    private static void replaceRole(ClusterRole role) {
        ClusterRole fresh = new ClusterRoleBuilder(role)
                .editMetadata()
                .withResourceVersion(null)
                .endMetadata()
                .build();
        api().administrator().rbac().clusterRoles().resource(fresh).update();
    }

    private static ClusterRole without(ClusterRole whole, Kind kind) {
        int dot = kind.resource().indexOf('.');
        String resource = dot < 0 ? kind.resource() : kind.resource().substring(0, dot);
        String group = dot < 0 ? "" : kind.resource().substring(dot + 1);
        ClusterRole less = new ClusterRoleBuilder(whole).build();
        for (PolicyRule rule : less.getRules()) {
            if (rule.getApiGroups().contains(group)) {
                List<String> rest = new ArrayList<>(rule.getResources());
                rest.remove(resource);
                rule.setResources(rest);
            }
        }
        less.getRules().removeIf(rule -> rule.getResources().isEmpty());
        return less;
    }

    private static String token() {
        JsonNode request = JSON.readTree(
                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"spec\":{\"expirationSeconds\":3600}}");
        return Wire.raw(
                api().create("/api/v1/namespaces/assay/serviceaccounts/assay/token", request), "status", "token");
    }

    private static Config withToken(String token) {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(api().config().getMasterUrl())
                .withTrustCerts(true)
                .withOauthToken(token)
                .withHttp2Disable(true)
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    private static RealApi api() {
        return Objects.requireNonNull(started);
    }
}

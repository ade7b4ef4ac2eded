package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.AssayApplication;
import dev.assay.manifests.Manifest;
import dev.assay.observation.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** EnforcementGates on a real API server, answered by Assay as it runs in a cluster: with the rights of the manifest alone. */
class EnforcementGateIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String REPORTS = "/apis/reports.kyverno.io/v1/namespaces/shop/ephemeralreports";
    private static final String PODS = "/api/v1/namespaces/shop/pods";
    private static final String GATE = "/apis/assay.dev/v1alpha1/namespaces/shop/enforcementgates";
    private static final String LEASE = "/apis/coordination.k8s.io/v1/namespaces/assay/leases/assay";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String READY = "True False False AllConditionsHold";
    private static final String POLICY = "policyRef: {kind: ClusterPolicy, name: verify}";

    private static @Nullable RealApi started;

    @TempDir
    private static @Nullable Path folder;

    @BeforeAll
    static void startTheServer() {
        started = RealApi.start();
        Stream.of(Kind.CLUSTER_POLICY, Kind.EPHEMERAL_REPORT, Kind.ENFORCEMENT_GATE)
                .forEach(api()::install);
        api().grant();
        create("/api/v1/namespaces", "{'metadata': {'name': 'shop', 'labels': {'team': 'shop'}}}");
        create("/api/v1/namespaces/shop/serviceaccounts", "{'metadata': {'name': 'default'}}");
        policyAndPod();
    }

    @AfterAll
    static void stopTheServer() {
        if (started != null) {
            started.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                                                           | policyRef: Required",
                "{policyRef: {kind: ClusterPolicy}}                                           | name: Required",
                "{policyRef: {kind: ClusterPolicy, name: ''}}                                 | should be at least 1 chars",
                "{policyRef: {kind: Pod, name: verify}}                                       | Unsupported value",
                "{policyRef: {kind: ClusterPolicy, name: verify, namespace: shop}}            | has no namespace",
                "{" + POLICY + ", namespaces: []}                                             | at least 1 items",
                "{" + POLICY + ", namespaces: ['']}                                           | at least 1 chars",
                "{" + POLICY + ", namespaces: [shop, shop]}                                   | Duplicate value",
                "{" + POLICY + ", namespaces: ['*']}                                          | should match",
                "{" + POLICY
                        + ", namespaceSelector: {}}                                      | a selector needs matchLabels",
                "{" + POLICY
                        + ", namespaceSelector: {matchLabels: {}}}                       | a selector needs matchLabels",
                "{" + POLICY
                        + ", namespaces: [shop], namespaceSelector: {matchLabels: {a: b}}} | give namespaces or namespaceSelector",
                "{" + POLICY
                        + ", namespaceSelector: {matchLabels: {'a b': c}}}               | must be the key of a label",
                "{" + POLICY + ", namespaceSelector: {matchLabels: {a: '*'}}}                 | should match",
                "{" + POLICY
                        + ", namespaceSelector: {matchExpressions: [{key: a, operator: In}]}} | In and NotIn need values",
                "{" + POLICY
                        + ", namespaceSelector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]}} | take none",
                "{" + POLICY
                        + ", namespaceSelector: {matchExpressions: [{key: a, operator: Gt, values: [b]}]}} | Unsupported value",
                "{" + POLICY + ", soak: soon}                                                 | should match",
                "{" + POLICY + ", soak: 30m1h}                                                | should match",
                "{" + POLICY + ", soak: 721h}                                                 | 720h at most",
                "{" + POLICY + ", soak: 999999h}                                              | 720h at most"
            })
    void aSpecThatMeansNothingIsRejected(String spec, String reason) {
        JsonNode gate = Manifest.inFile(written("bad.yaml", gate("bad", spec)))
                .getFirst()
                .object();

        assertThatThrownBy(() -> api().create(GATE, gate)).hasMessageContaining(reason);
    }

    @Test
    void allDoorsAgree() throws IOException {
        report("web", "pass");
        kubectl().run("apply", "-f", written("gate.yaml", gate("ask", "{" + POLICY + ", namespaces: [shop]}")));
        kubectl()
                .run(
                        "apply",
                        "-f",
                        written("typo.yaml", gate("typo", "{policyRef: {kind: ClusterPolicy, name: verfiy}}")));
        assertThat(status("ask").path("observedGeneration").asInt()).isEqualTo(-1);

        ConfigurableApplicationContext assay = assay();
        try {
            agree(assay, "READY", 200, READY);
            assertThat(status("ask").path("validUntil").asString())
                    .isGreaterThan(Instant.now().toString());
            assertThat(conditions("typo")).isEqualTo("Unknown False True PolicyNotFound");
            assertThat(kubectl().run("wait", "-n", "shop", "--for=condition=Ready", "egate/ask", "--timeout=5s"))
                    .contains("condition met");
            assertThat(kubectl().run("get", "-n", "shop", "egate"))
                    .containsPattern("NAME +READY +REASON +CLEAN SINCE +BLOCKERS +AGE")
                    .containsPattern("ask +True +AllConditionsHold +\\S+ +0 +");

            report("web", "fail");
            agree(assay, "NOT_READY", 409, "False False False Refused");
            assertThat(status("ask").at("/blockers/0/workload").asString()).isEqualTo("Pod/web");

            report("web", "pass");
            create(PODS, pod("late"));
            agree(assay, "UNKNOWN", 503, "Unknown True False NotEvaluated");

            api().administrator().raw(PODS + "/late?gracePeriodSeconds=0", "DELETE", null);
            agree(assay, "READY", 200, READY);

            String byHand = newestReport();
            kubectl().run("patch", "-n", "shop", byHand, "--type=merge", "-p", "{\"spec\":{\"results\":[]}}");
            agree(assay, "READY", 200, READY);
            kubectl().run("patch", "-n", "shop", byHand, "--type=merge", "-p", """
                    {"spec":{"results":[{"source":"kyverno","policy":"verify","rule":"signed","result":"pass"}]}}""");
            agree(assay, "UNKNOWN", 503, "Unknown True False Unreadable");
            kubectl().run("delete", "-n", "shop", byHand);
            agree(assay, "READY", 200, READY);

            assertThat(read(LEASE).at("/spec/holderIdentity").asString()).isNotEmpty();
            assertThat(get(assay, "/actuator/prometheus"))
                    .containsPattern("assay_gate_status_writes_total\\{result=\"written\"} [1-9]")
                    .contains("assay_gate_status_writes_total{result=\"forbidden\"} 0.0");
        } finally {
            assay.close();
        }
        assertThat(conditions("ask")).isEqualTo("Unknown True False AssayStopping");
        assertThat(status("ask").has("validUntil")).isFalse();
        assertThat(read(LEASE).at("/spec").has("holderIdentity")).isFalse();
        assertThat(read(GATE + "/ask").at("/metadata/managedFields").toString())
                .contains("\"manager\":\"assay\",\"operation\":\"Apply\",\"subresource\":\"status\"");
    }

    @Test
    void ofTwoReplicasOneWritesAndTheOtherTakesOver() throws IOException {
        report("web", "pass");
        kubectl().run("apply", "-f", written("pair.yaml", gate("pair", "{" + POLICY + ", namespaces: [shop]}")));
        ConfigurableApplicationContext first = assay();
        ConfigurableApplicationContext second = null;
        try {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(conditions("pair")).isEqualTo(READY));
            String holder = read(LEASE).at("/spec/holderIdentity").asString();
            second = assay();
            ConfigurableApplicationContext other = second;
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(get(other, "/api/v1/gates/verify/namespaces/shop"))
                            .contains("READY"));

            report("web", "fail");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(conditions("pair")).isEqualTo("False False False Refused"));
            assertThat(get(second, "/actuator/prometheus"))
                    .contains("assay_gate_status_writes_total{result=\"written\"} 0.0");
            report("web", "pass");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(conditions("pair")).isEqualTo(READY));
            first.close();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    read(LEASE).at("/spec/holderIdentity").asString())
                            .isNotIn("", holder));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(conditions("pair")).isEqualTo(READY));
            assertThat(get(second, "/actuator/prometheus"))
                    .containsPattern("assay_gate_status_writes_total\\{result=\"written\"} [1-9]");
        } finally {
            first.close();
            if (second != null) {
                second.close();
            }
        }
        assertThat(conditions("pair")).isEqualTo("Unknown True False AssayStopping");
    }

    @Test
    void thePlanIsTypedAsItIsPrintedAndTakenBack() throws IOException {
        String policy = "/apis/kyverno.io/v1/clusterpolicies/flip";
        create("/apis/kyverno.io/v1/clusterpolicies", policy("flip"));
        ConfigurableApplicationContext assay = assay();
        try {
            JsonNode plan = plan(assay);
            kubectl().typed(plan.at("/enforce/command").asString());
            assertThat(read(policy).at("/spec/validationFailureActionOverrides").toString())
                    .isEqualTo("[{\"action\":\"Enforce\",\"namespaces\":[\"shop\"]}]");

            assertThatThrownBy(() -> kubectl().typed(plan.at("/enforce/command").asString()))
                    .as("a plan for a generation that is gone")
                    .hasMessageContaining("The request is invalid");

            kubectl().typed(plan.at("/revert/command").asString());
            assertThat(read(policy).at("/spec").has("validationFailureActionOverrides"))
                    .isFalse();
        } finally {
            assay.close();
            api().administrator().raw(policy, "DELETE", null);
        }
    }

    @Test
    void whatStrangersWroteIsTakenByTheApiServerAsText() throws IOException {
        String image = "evil.test/\u001b[31m\u202e\n<b>\u009b2J\u2028\uD83D\uDE00";
        create("/api/v1/namespaces", "{'metadata': {'name': 'strangers'}}");
        create("/api/v1/namespaces/strangers/serviceaccounts", "{'metadata': {'name': 'default'}}");
        ObjectNode pod = (ObjectNode) JSON.readTree(pod("evil").replace('\'', '"'));
        ((ObjectNode) pod.at("/spec/containers/0")).put("image", image);
        api().create("/api/v1/namespaces/strangers/pods", pod);
        report(
                "/api/v1/namespaces/strangers/pods/evil",
                "fail",
                "failed to verify image " + image + ": no signatures found " + image.repeat(200));
        kubectl().run("apply", "-f", written("evil.yaml", gate("evil", "{" + POLICY + ", namespaces: [strangers]}")));
        ConfigurableApplicationContext assay = assay();
        try {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    status("evil").at("/blockers/0/image").asString())
                            .isEqualTo("evil.test/\uFFFD[31m\uFFFD\uFFFD<b>\uFFFD2J\uFFFD\uD83D\uDE00"));
            assertThat(status("evil").at("/conditions/0/message").asString()).hasSize(1024);
            assertThat(status("evil").findValuesAsString("message"))
                    .allSatisfy(message -> assertThat(message).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]"));
            assertThat(get(assay, "/actuator/prometheus"))
                    .contains("assay_gate_status_writes_total{result=\"failed\"} 0.0");
        } finally {
            assay.close();
        }
        assertThat(kubectl().run("describe", "-n", "shop", "egate/evil").split("\n"))
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]"));
    }

    private static JsonNode plan(ConfigurableApplicationContext assay) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> get(assay, "/api/v1/gates?statusCode=200").contains("\"missing\":[]"));
        return JSON.readTree(get(assay, "/api/v1/gates/flip/namespaces/shop/plan"));
    }

    /** What HTTP, the metric and the resource say. */
    private static void agree(ConfigurableApplicationContext assay, String state, int code, String conditions) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode answer = JSON.readTree(get(assay, "/api/v1/gates/verify/namespaces/shop", code));
            assertThat(answer.path("state").asString()).isEqualTo(state);
            assertThat(get(assay, "/actuator/prometheus"))
                    .contains("assay_gate_state{namespace=\"shop\",policy=\"verify\",state=\"%s\"} 1.0"
                            .formatted(state.toLowerCase(Locale.ROOT)));
            assertThat(status("ask").path("state").asString()).isEqualTo(state);
            assertThat(conditions("ask")).isEqualTo(conditions);
            assertThat(status("ask").path("evidenceHash")).isEqualTo(answer.at("/evidence/hash"));
            assertThat(status("ask").path("policyGeneration")).isEqualTo(answer.path("policyGeneration"));
            assertThat(status("ask").path("observedGeneration").asInt()).isEqualTo(1);
        });
    }

    private static ConfigurableApplicationContext assay() {
        SpringApplication application = new SpringApplication(AssayApplication.class);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "assay.cluster.live", "true",
                "assay.cluster.kubeconfig", written("kubeconfig.yaml", RealApi.kubeconfig(api().asServiceAccount())),
                "assay.gate.soak", "2s",
                "assay.gate.resources.enabled", "true",
                "assay.gate.resources.lease-namespace", "assay"));
        return application.run();
    }

    private static void policyAndPod() {
        create("/apis/kyverno.io/v1/clusterpolicies", policy("verify"));
        create(PODS, pod("web"));
    }

    private static String policy(String name) {
        return """
                {'apiVersion': 'kyverno.io/v1', 'kind': 'ClusterPolicy', 'metadata': {'name': '%s'},
                 'spec': {'rules': [{'name': 'signed', 'match': {'any': [{'resources': {'kinds': ['Pod']}}]},
                 'verifyImages': [{'imageReferences': ['*']}]}]},
                 'status': {'conditions': [{'type': 'Ready', 'status': 'True'}]}}""".formatted(name);
    }

    private static String pod(String name) {
        return "{'metadata': {'name': '%s'}, 'spec': {'automountServiceAccountToken': false, 'containers': [{'name': 'c', 'image': 'ghcr.io/acme/%s:1'}]}}"
                .formatted(name, name);
    }

    private static void report(String pod, String result) {
        String message = result.equals("pass")
                ? "verified image signatures for ghcr.io/acme/%s:1".formatted(pod)
                : "failed to verify image ghcr.io/acme/%s:1: .attestors[0].entries[0].keys: no signatures found"
                        .formatted(pod);
        report(PODS + "/" + pod, result, message);
    }

    /** What a background scan found just now. In a second of its own: of two findings of the same second the worse counts. */
    private static void report(String pod, String result, String message) {
        long second = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > second);
        JsonNode about = read(pod);
        String uid = about.at("/metadata/uid").asString();
        String name = about.at("/metadata/name").asString();
        String policy = read("/apis/kyverno.io/v1/clusterpolicies/verify")
                .at("/metadata/resourceVersion")
                .asString();
        ObjectNode report = (ObjectNode) JSON.readTree("""
                {'apiVersion': 'reports.kyverno.io/v1', 'kind': 'EphemeralReport', 'metadata': {'name': '%s',
                 'annotations': {'audit.kyverno.io/last-scan-time': '%s'},
                 'labels': {'app.kubernetes.io/managed-by': 'kyverno',
                 'audit.kyverno.io/resource.kind': 'Pod', 'audit.kyverno.io/resource.uid': '%s',
                 'audit.kyverno.io/source': 'background-scan', 'cpol.kyverno.io/verify': '%s'},
                 'ownerReferences': [{'apiVersion': 'v1', 'kind': 'Pod', 'name': '%s', 'uid': '%s'}]},
                 'spec': {'results': [{'source': 'kyverno', 'policy': 'verify', 'rule': 'signed', 'result': '%s',
                 'timestamp': {'seconds': %d, 'nanos': 0}}]}}""".formatted(
                        uid + "-" + System.nanoTime(),
                        Instant.now().toString(),
                        uid,
                        policy,
                        name,
                        uid,
                        result,
                        Instant.now().getEpochSecond())
                .replace('\'', '"'));
        ((ObjectNode) report.at("/spec/results/0")).put("message", message);
        String namespace = about.at("/metadata/namespace").asString();
        api().create(REPORTS.replace("shop", namespace), report);
    }

    private static String newestReport() {
        String newest = "";
        for (JsonNode report : read(REPORTS).path("items")) {
            newest = report.at("/metadata/name").asString();
        }
        return "ephemeralreports.reports.kyverno.io/" + newest;
    }

    private static String gate(String name, String spec) {
        return """
                apiVersion: assay.dev/v1alpha1
                kind: EnforcementGate
                metadata: {name: %s, namespace: shop}
                spec: %s
                """.formatted(name, spec);
    }

    private static JsonNode status(String gate) {
        return read(GATE + "/" + gate).path("status");
    }

    /** Ready, Reconciling, Stalled, and the reason of the first. */
    private static String conditions(String gate) {
        JsonNode conditions = status(gate).path("conditions");
        List<String> types = conditions
                .valueStream()
                .map(condition -> condition.path("type").asString())
                .toList();
        assertThat(types).containsExactly("Ready", "Reconciling", "Stalled");
        return "%s %s %s %s"
                .formatted(
                        conditions.at("/0/status").asString(),
                        conditions.at("/1/status").asString(),
                        conditions.at("/2/status").asString(),
                        conditions.at("/0/reason").asString());
    }

    private static JsonNode read(String path) {
        return JSON.readTree(Objects.requireNonNull(api().administrator().raw(path), path));
    }

    private static void create(String path, String object) {
        api().create(path, JSON.readTree(object.replace('\'', '"')));
    }

    private static String get(ConfigurableApplicationContext assay, String path) {
        return get(assay, path, 200);
    }

    private static String get(ConfigurableApplicationContext assay, String path, int code) {
        String port = assay.getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written(String name, String text) {
        try {
            return Files.writeString(Objects.requireNonNull(folder).resolve(name), text)
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kubectl kubectl() {
        return Kubectl.of(api(), Objects.requireNonNull(folder));
    }

    private static RealApi api() {
        return Objects.requireNonNull(started);
    }
}

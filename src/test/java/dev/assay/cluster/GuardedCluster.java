package dev.assay.cluster;

import static org.awaitility.Awaitility.await;

import dev.assay.AssayApplication;
import dev.assay.observation.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real API server with two tenants who know nothing of each other, and Assay beside it, which asks people who they are.
 *
 * <p>The namespace {@code shop} runs the workload {@code basket}, the namespace {@code bank} the workload {@code teller};
 * both have images that would be refused, a policy, an exception and a gate of their own.
 */
final class GuardedCluster implements AutoCloseable {

    static final String SHOP = "shop";
    static final String BANK = "bank";

    private static final String ROLE =
            "'roleRef': {'apiGroup': 'rbac.authorization.k8s.io', 'kind': 'ClusterRole', 'name': 'assay-viewer'}";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final RealApi api = RealApi.start();
    private final ConfigurableApplicationContext assay;
    private final int port;
    private final int managementPort;
    private final Map<String, String> tokens = new HashMap<>();

    GuardedCluster(Path folder, Map<String, Object> settings) throws IOException {
        Stream.of(Kind.CLUSTER_POLICY, Kind.POLICY, Kind.POLICY_EXCEPTION, Kind.EPHEMERAL_REPORT, Kind.POLICY_REPORT)
                .forEach(api::install);
        api.grant();
        create("/apis/kyverno.io/v1/clusterpolicies", policy("ClusterPolicy", "verify"));
        tenant(SHOP, "basket");
        tenant(BANK, "teller");
        people();
        port = free();
        managementPort = free();
        Path kubeconfig = Files.writeString(folder.resolve("guarded.yaml"), RealApi.kubeconfig(api.asServiceAccount()));
        Map<String, Object> all = new HashMap<>(Map.of(
                "server.port",
                port,
                "management.server.port",
                managementPort,
                "assay.cluster.live",
                "true",
                "assay.cluster.kubeconfig",
                kubeconfig.toString(),
                "assay.history.path",
                folder.resolve("history.db").toString(),
                "assay.access.url",
                url(""),
                "assay.access.tokens",
                "true"));
        all.putAll(settings);
        SpringApplication application = new SpringApplication(AssayApplication.class);
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(all);
        assay = application.run();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get("/api/v1/namespaces/shop/images", token("reader"))
                        .body()
                        .contains("unsigned"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get("/api/v1/namespaces/bank/images", token("reader"))
                        .body()
                        .contains("unsigned"));
    }

    ConfigurableApplicationContext assay() {
        return assay;
    }

    RealApi api() {
        return api;
    }

    /** A token of whoever is called so: {@code shop} and {@code bank} see their namespace, {@code reader} sees all. */
    String token(String who) {
        return Objects.requireNonNull(tokens.get(who), who);
    }

    String url(String address) {
        return "http://localhost:" + port + address;
    }

    HttpResponse<String> get(String address, @Nullable String token) {
        return ask("GET", url(address), token);
    }

    HttpResponse<String> management(String address) {
        return ask("GET", "http://localhost:" + managementPort + address, null);
    }

    HttpResponse<String> ask(String method, String url, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "text/html, */*;q=0.5")
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void tenant(String namespace, String workload) {
        create("/api/v1/namespaces", "{'metadata': {'name': '%s'}}".formatted(namespace));
        create("/api/v1/namespaces/" + namespace + "/serviceaccounts", "{'metadata': {'name': 'default'}}");
        create("/apis/kyverno.io/v1/namespaces/" + namespace + "/policies", policy("Policy", workload + "-policy"));
        create("/apis/kyverno.io/v2/namespaces/" + namespace + "/policyexceptions", """
                {'apiVersion': 'kyverno.io/v2', 'kind': 'PolicyException', 'metadata': {'name': '%s-exception'},
                 'spec': {'exceptions': [{'policyName': 'verify', 'ruleNames': ['signed']}],
                 'match': {'any': [{'resources': {'kinds': ['Pod'], 'names': ['%s-debug']}}]}}}""".formatted(workload, workload));
        String uid = create("/api/v1/namespaces/" + namespace + "/pods", """
                {'metadata': {'name': '%s'}, 'spec': {'automountServiceAccountToken': false,
                 'containers': [{'name': 'c', 'image': 'ghcr.io/acme/%s:1'}]}}""".formatted(workload, workload));
        String policy = JSON.readTree(api.administrator().raw("/apis/kyverno.io/v1/clusterpolicies/verify"))
                .at("/metadata/resourceVersion")
                .asString();
        create("/apis/reports.kyverno.io/v1/namespaces/" + namespace + "/ephemeralreports", """
                {'apiVersion': 'reports.kyverno.io/v1', 'kind': 'EphemeralReport', 'metadata': {'name': '%s',
                 'annotations': {'audit.kyverno.io/last-scan-time': '%s'},
                 'labels': {'app.kubernetes.io/managed-by': 'kyverno',
                 'audit.kyverno.io/resource.kind': 'Pod', 'audit.kyverno.io/resource.uid': '%s',
                 'audit.kyverno.io/source': 'background-scan', 'cpol.kyverno.io/verify': '%s'},
                 'ownerReferences': [{'apiVersion': 'v1', 'kind': 'Pod', 'name': '%s', 'uid': '%s'}]},
                 'spec': {'results': [{'source': 'kyverno', 'policy': 'verify', 'rule': 'signed', 'result': 'fail',
                 'message': 'failed to verify image ghcr.io/acme/%s:1: .attestors[0].entries[0].keys: no signatures found',
                 'timestamp': {'seconds': %d, 'nanos': 0}}]}}""".formatted(
                        uid,
                        Instant.now(),
                        uid,
                        policy,
                        workload,
                        uid,
                        workload,
                        Instant.now().getEpochSecond()));
    }

    private void people() {
        for (String who : new String[] {SHOP, BANK, "reader", "nobody", "gone"}) {
            create("/api/v1/namespaces/assay/serviceaccounts", "{'metadata': {'name': '%s'}}".formatted(who));
            tokens.put(who, api.token("assay", who, "assay"));
        }
        tokens.put("elsewhere", api.token("assay", "reader"));
        api.administrator().raw("/api/v1/namespaces/assay/serviceaccounts/gone", "DELETE", null);
        bind(SHOP);
        bind(BANK);
        create(
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                "{'metadata': {'name': 'reader'}, %s}".formatted(grant("reader")));
    }

    /** Lets the person of that name see the namespace of that name. */
    void bind(String namespace) {
        create(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace + "/rolebindings",
                "{'metadata': {'name': 'viewer'}, %s}".formatted(grant(namespace)));
    }

    /** Lets somebody else see it. */
    void grant(String namespace, String subject) {
        create(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace + "/rolebindings",
                "{'metadata': {'name': 'visitor'}, %s, 'subjects': [{%s}]}".formatted(ROLE, subject));
    }

    void unbind(String namespace) {
        api.administrator()
                .raw(
                        "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace + "/rolebindings/viewer",
                        "DELETE",
                        null);
    }

    private static String grant(String who) {
        return ROLE + ", 'subjects': [{'kind': 'ServiceAccount', 'namespace': 'assay', 'name': '" + who + "'}]";
    }

    private static String policy(String kind, String name) {
        return """
                {'apiVersion': 'kyverno.io/v1', 'kind': '%s', 'metadata': {'name': '%s'},
                 'spec': {'rules': [{'name': 'signed', 'match': {'any': [{'resources': {'kinds': ['Pod']}}]},
                 'verifyImages': [{'imageReferences': ['*']}]}]},
                 'status': {'conditions': [{'type': 'Ready', 'status': 'True'}]}}""".formatted(kind, name);
    }

    /** The uid of what was made. */
    private String create(String path, String object) {
        return api.create(path, JSON.readTree(object.replace('\'', '"')))
                .at("/metadata/uid")
                .asString();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        assay.close();
        api.close();
    }
}

package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.manifests.Manifest;
import dev.assay.observation.Kind;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A real API server with RBAC, and its administrator. There are no controllers: nothing happens that a test does not do. */
final class RealApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final KubeAPIServer server;
    private final KubernetesClient administrator;

    private RealApi() {
        server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withApiServerVersion("1.36.4")
                .withUpdateKubeConfig(false)
                .withStartupTimeout(120_000)
                .build());
        server.start();
        administrator = new KubernetesClientBuilder().withConfig(config()).build();
    }

    /** Starts one; skips the test where there is none to start, fails it under CI. */
    static RealApi start() {
        String folder = System.getenv("KUBE_API_TEST_DIR");
        boolean there = folder != null && Files.isDirectory(Path.of(folder, "k8s"));
        if ("true".equals(System.getenv("ASSAY_CI"))) {
            assertThat(there)
                    .as("KUBE_API_TEST_DIR names a folder with an API server")
                    .isTrue();
        }
        assumeTrue(there, "there is no API server; KUBE_API_TEST_DIR names the folder that holds one");
        return new RealApi();
    }

    KubernetesClient administrator() {
        return administrator;
    }

    /** How the administrator's kubectl comes in. */
    String kubeconfig() {
        return server.getKubeConfigYaml();
    }

    /** Where the administrator comes in. */
    Config config() {
        return new ConfigBuilder(Config.fromKubeconfig(kubeconfig()))
                .withHttp2Disable(true)
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    /** Applies the manifest of Assay's rights; Kyverno's namespace is there. */
    void grant() {
        administrator.namespaces().resource(namespace("kyverno")).serverSideApply();
        try (InputStream manifest = Files.newInputStream(Path.of("kubernetes/rbac.yaml"))) {
            administrator.load(manifest).serverSideApply();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes all of them away. */
    void revoke() {
        administrator.rbac().clusterRoleBindings().withName("assay").delete();
        administrator
                .rbac()
                .roleBindings()
                .inNamespace("kyverno")
                .withName("assay")
                .delete();
    }

    /** A token of a service account, for an audience. */
    String token(String namespace, String account, String... audiences) {
        ObjectNode request = JSON.createObjectNode();
        request.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenRequest");
        ObjectNode spec = request.putObject("spec").put("expirationSeconds", 3600);
        if (audiences.length > 0) {
            List.of(audiences).forEach(spec.putArray("audiences")::add);
        }
        return Wire.raw(
                create("/api/v1/namespaces/" + namespace + "/serviceaccounts/" + account + "/token", request),
                "status",
                "token");
    }

    /** How Assay's service account comes in, once it was granted its rights. */
    Config asServiceAccount() {
        String token = token("assay", "assay");
        Config mine = config();
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(mine.getMasterUrl())
                .withCaCertData(mine.getCaCertData())
                .withCaCertFile(mine.getCaCertFile())
                .withTrustCerts(mine.isTrustCerts())
                .withOauthToken(token)
                .withHttp2Disable(true)
                .withRequestRetryBackoffLimit(0)
                .build();
    }

    /** The file with which an account comes in. */
    static String kubeconfig(Config account) {
        return """
                apiVersion: v1
                kind: Config
                current-context: assay
                clusters: [{name: c, cluster: {server: "%s", certificate-authority-data: "%s"}}]
                users: [{name: u, user: {token: "%s"}}]
                contexts: [{name: assay, context: {cluster: c, user: u}}]
                """.formatted(account.getMasterUrl(), authority(account), account.getOauthToken());
    }

    private static String authority(Config account) {
        if (account.getCaCertData() != null) {
            return account.getCaCertData();
        }
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(account.getCaCertFile())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Namespace namespace(String name) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
    }

    /** Writes an object, and gives it as the server keeps it. */
    JsonNode create(String path, JsonNode object) {
        return JSON.readTree(Objects.requireNonNull(administrator.raw(path, "POST", object.toString())));
    }

    void replace(String path, JsonNode object) {
        administrator.raw(path, "PUT", object.toString());
    }

    /** What the server has of a kind. */
    JsonNode list(Kind kind) {
        return JSON.readTree(Objects.requireNonNull(administrator.raw(
                "/" + new KindPath(KyvernoConfig.DEFAULT).of(kind).getFirst())));
    }

    /** Installs the reduced definition of a kind of Kyverno's if it is not there, and waits until it is served. */
    void install(Kind kind) {
        String definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
        await().ignoreExceptions().atMost(Duration.ofMinutes(1)).until(() -> {
            if (administrator.raw(definitions + "/" + kind.resource()) == null) {
                create(definitions, definition(kind));
            }
            return administrator.raw(
                            "/" + new KindPath(KyvernoConfig.DEFAULT).of(kind).getFirst())
                    != null;
        });
    }

    void uninstall(Kind kind) {
        administrator.raw("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + kind.resource(), "DELETE", null);
    }

    /** The kinds that come with Kyverno, and Assay's own. */
    static Stream<Kind> installable() {
        return Stream.of(Kind.values())
                .filter(kind ->
                        kind.resource().endsWith(".io") || kind.resource().endsWith(".dev"));
    }

    @Override
    public void close() {
        administrator.close();
        server.stop();
    }

    private static JsonNode definition(Kind kind) {
        if (kind == Kind.ENFORCEMENT_GATE) {
            return Manifest.inFile("kubernetes/crd/" + kind.resource() + ".yaml")
                    .getFirst()
                    .object();
        }
        String file = "/crds/" + kind.resource() + ".json";
        try (InputStream input = Objects.requireNonNull(RealApi.class.getResourceAsStream(file), file)) {
            return JSON.readTree(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.assay.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a cluster: by a kubeconfig, or as a pod in it by its service account.
 *
 * @param kubeconfig null for the service account
 * @param context of the kubeconfig; null for its current one
 * @param kyverno where Kyverno's ConfigMap is
 */
public record ClusterAccess(
        @Nullable Path kubeconfig, @Nullable String context, KyvernoConfig kyverno) {

    private static final Path SERVICE_ACCOUNT_TOKEN = Path.of(Config.KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH);

    private static final Path SERVICE_ACCOUNT_NAMESPACE = Path.of(Config.KUBERNETES_NAMESPACE_PATH);

    /** Whether this process runs in a pod with a service account. */
    public static boolean insideCluster() {
        return System.getenv("KUBERNETES_SERVICE_HOST") != null && Files.isReadable(SERVICE_ACCOUNT_TOKEN);
    }

    /**
     * Looks whether it says where the cluster is, without asking the cluster.
     *
     * @throws IOException with what is wrong, as the end of a sentence
     */
    public void check() throws IOException {
        if (kubeconfig != null) {
            configuration();
        }
    }

    /** Connects; nothing is asked yet. */
    Connection connect() throws IOException {
        Config config = new ConfigBuilder(configuration())
                .withUserAgent("assay/" + version())
                // A watch that is frozen would freeze all that shares its HTTP/2 connection.
                .withHttp2Disable(true)
                // Each watch decides itself when to try again.
                .withRequestRetryBackoffLimit(0)
                .build();
        return new Connection(new KubernetesClientBuilder().withConfig(config).build(), kyverno);
    }

    private static String version() throws IOException {
        Properties build = new Properties();
        try (InputStream info = ClusterAccess.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (info != null) {
                build.load(info);
            }
        }
        return build.getProperty("build.version", "unknown");
    }

    private Config configuration() throws IOException {
        if (kubeconfig == null) {
            return Config.autoConfigure(null);
        }
        try {
            Config config = Config.fromKubeconfig(context, kubeconfig.toFile());
            boolean known = context == null
                    || (config.getCurrentContext() != null
                            && config.getCurrentContext().getName().equals(context));
            if (!known) {
                throw new IOException("it has no context '" + context + "'");
            }
            if (config.getCurrentContext() != null) {
                String user =
                        String.valueOf(config.getCurrentContext().getContext().getUser());
                TokenFile.of(kubeconfig, user).ifPresent(config::setOauthTokenProvider);
            }
            return config;
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw new IOException(ApiServer.reason(e), e);
        }
    }

    /** A client, and what is asked through it. */
    record Connection(KubernetesClient client, KyvernoConfig kyverno) implements AutoCloseable {

        ApiServer server() {
            String address = client.getMasterUrl().toString();
            return new ApiServer(
                    client.getHttpClient(), address.endsWith("/") ? address : address + "/", new KindPath(kyverno));
        }

        /** Where this pod is, if it comes in by its own service account; empty wherever a kubeconfig leads. */
        Optional<String> podNamespace() {
            boolean byKubeconfig = client.getConfiguration().getCurrentContext() != null;
            if (byKubeconfig || !insideCluster()) {
                return Optional.empty();
            }
            try {
                return Optional.of(Files.readString(SERVICE_ACCOUNT_NAMESPACE).strip())
                        .filter(namespace -> !namespace.isEmpty());
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }
}

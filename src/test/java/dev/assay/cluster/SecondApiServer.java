package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another API server on the etcd of a {@link RealApi}, of the same settings, that can be killed and started again. */
final class SecondApiServer implements AutoCloseable {

    private final List<String> command;
    private final Config config;
    private @Nullable Process process;

    SecondApiServer(RealApi first) {
        ProcessHandle running = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/kube-apiserver"))
                .findFirst()
                .orElseThrow();
        int port = freePort();
        command = new ArrayList<>(List.of(running.info().command().orElseThrow()));
        List<String> arguments = List.of(running.info().arguments().orElseThrow());
        for (int i = 0; i < arguments.size(); i++) {
            boolean isPort = i > 0 && arguments.get(i - 1).equals("--secure-port");
            command.add(isPort ? Integer.toString(port) : arguments.get(i));
        }
        config = new ConfigBuilder(first.config())
                .withMasterUrl("https://127.0.0.1:" + port + "/")
                .build();
    }

    Config config() {
        return config;
    }

    /** Starts it and waits until it serves. */
    void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "second-api-server.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config).build()) {
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> "ok".equals(client.raw("/readyz")));
        }
    }

    /** Lets its etcd forget all versions but the newest of each object, as it does every few minutes by itself. */
    void compact() {
        String etcd = command.get(command.indexOf("--etcd-servers") + 1);
        try (HttpClient http = HttpClient.newHttpClient()) {
            JsonNode status = post(http, etcd + "/v3/maintenance/status", "{}");
            String revision = status.path("header").path("revision").asString();
            post(http, etcd + "/v3/kv/compaction", "{\"revision\":\"" + revision + "\",\"physical\":true}");
        }
    }

    private static JsonNode post(HttpClient http, String address, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as a power cut does. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.assay.web;

import static org.awaitility.Awaitility.await;

import dev.assay.posture.CurrentPosture;
import dev.assay.posture.Posture;
import dev.assay.posture.PostureLoop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationContext;

/** The whole service, whose cluster stands still and shows what a test wants. */
record StandingSite(CurrentPosture current, int port) {

    /** Properties of a recording that ends at once. */
    static final String RECORDING = "assay.cluster.recording=classpath:recordings/small.jsonl";

    static final String PAST = "assay.cluster.past=1h";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static StandingSite of(ApplicationContext context, int port) {
        context.getBean(PostureLoop.class).close();
        CurrentPosture current = context.getBean(CurrentPosture.class);
        AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);
        await().during(Duration.ofMillis(500))
                .until(() -> last.getAndSet(current.get().asOf())
                        .equals(current.get().asOf()));
        return new StandingSite(current, port);
    }

    void show(Posture posture) {
        current.posturePublished(posture);
    }

    String url(String address) {
        return "http://localhost:" + port + address;
    }

    HttpResponse<String> get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(address)))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "text/html, */*;q=0.5")
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

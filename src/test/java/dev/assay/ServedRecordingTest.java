package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.cli.AssayCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole service on a recording of one namespace: one signed image, one unsigned. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"assay.cluster.recording=classpath:recordings/small.jsonl", "assay.cluster.past=1h"})
class ServedRecordingTest {

    @LocalServerPort
    private int port;

    @BeforeEach
    void untilTheRecordingIsRead() {
        await().atMost(Duration.ofSeconds(30)).until(() -> get("/readyz").statusCode() == 200);
    }

    @Test
    void thePostureIsServedAsJson() {
        String json = get("/api/v1/posture").body();

        assertThat(json)
                .contains(
                        "\"asOf\":\"2026-11-24T03:27:00Z\",\"complete\":true,\"missing\":[],\"unclassifiedMessages\":0")
                .contains("\"images\":{\"unsigned\":1,\"untrusted\":0,\"error\":0,\"unevaluated\":0,\"excepted\":0,"
                        + "\"skipped\":0,\"verified\":1},\"refused\":1")
                .contains("\"evidence\":{\"source\":\"ephemeral-report\",\"at\":\"2026-11-24T03:26:50Z\",\"message\":"
                        + "\"failed to verify image registry.acme.test/shop/cart:2.0.1: .attestors[0].entries[0].keys:"
                        + " no signatures found\"}");
    }

    @Test
    void namespacesAreServedAsJson() {
        String json = get("/api/v1/namespaces").body();

        assertThat(json)
                .isEqualTo("{\"asOf\":\"2026-11-24T03:27:00Z\",\"complete\":true,\"missing\":[],\"namespaces\":["
                        + "{\"namespace\":\"shop\",\"images\":{\"unsigned\":1,\"untrusted\":0,\"error\":0,"
                        + "\"unevaluated\":0,\"excepted\":0,\"skipped\":0,\"verified\":1},\"refused\":1}]}");
    }

    @Test
    void theImagesOfANamespaceAreServedAsJson() {
        String json = get("/api/v1/namespaces/shop/images").body();

        assertThat(json)
                .contains("{\"image\":\"registry.acme.test/shop/cart:2.0.1\",\"verdict\":\"unsigned\","
                        + "\"cause\":\"no_signature\",\"refused\":true,\"places\":[{")
                .contains("{\"image\":\"registry.acme.test/shop/web:1.4.2\",\"verdict\":\"verified\","
                        + "\"cause\":null,\"refused\":false,\"places\":[{");
    }

    @Test
    void theGateSaysTheSameOverHttpAndOnTheCommandLine() {
        String[] line = {"gate", "verify-image-signatures", "-n", "shop", "--server", "http://localhost:" + port};

        HttpResponse<String> answer = get("/api/v1/gates/verify-image-signatures/namespaces/shop");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .as("docs/examples/flux-http-job.yaml looks for these, in this order")
                .startsWith("{\"policy\":\"verify-image-signatures\",\"engine\":\"kyverno\",\"namespace\":\"shop\","
                        + "\"state\":\"NOT_READY\",");
        assertThat(AssayCommand.run(line, (_, _) -> 0)).isEqualTo(1);
    }

    @Test
    void thePlanIsServedInAnyState() {
        HttpResponse<String> plan = get("/api/v1/gates/verify-image-signatures/namespaces/shop/plan");

        assertThat(plan.statusCode()).isEqualTo(200);
        assertThat(plan.body())
                .contains(
                        "\"state\":\"NOT_READY\"",
                        "\"enforce\":{\"command\":\"kubectl patch clusterpolicies.kyverno.io",
                        "\"warnings\":[\"The gate is NOT_READY");
        assertThat(get("/api/v1/gates/verify-image-signatures/namespaces/nowhere/plan")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/namespaces/nowhere/images", "/api/v1/nothing"})
    void whatIsNotThereIsAProblemDetail(String path) {
        HttpResponse<String> response = get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"status\":404");
    }

    @Test
    void aPageThatIsNotThereIsAPage() {
        HttpResponse<String> response = get("/namespaces/nowhere");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(response.body()).contains("There is nothing here.");
    }

    /** As a browser asks whose page has its own name lead here: DNS rebinding. */
    @Tag("dns-rebinding")
    @Test
    void whereNobodySignsInOnlyANameOfThisMachineIsAnswered() throws IOException {
        for (String host : List.of("evil.test", "127.0.0.1.evil.test", "localhost.evil.test", "")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream()
                        .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .as(host)
                        .doesNotContain("images")
                        .containsAnyOf("HTTP/1.1 421", "HTTP/1.1 400");
            }
        }
    }

    @Test
    void pagesRunNothingButOurOwnFiles() {
        HttpResponse<String> response = get("/");

        assertThat(response.headers().firstValue("content-security-policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                        + " require-trusted-types-for 'script'; trusted-types default");
        assertThat(response.headers().firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("x-frame-options")).hasValue("DENY");
        assertThat(response.body())
                .contains("1 of 2 images would be refused today.")
                .doesNotContain("style=")
                .doesNotContain("<script>");
    }

    @Test
    void theApiIsDescribed() {
        assertThat(get("/api/v1/openapi").body())
                .contains("\"openapi\":\"3.1.0\"")
                .contains("\"/api/v1/posture\"")
                .contains("\"/api/v1/namespaces/{namespace}/images\"");
    }

    @Test
    void thePostureIsExposedToPrometheus() {
        String metrics = get("/actuator/prometheus").body();

        assertThat(metrics.lines().filter(line -> line.startsWith("assay_")))
                .contains(
                        "assay_images{namespace=\"shop\",verdict=\"unsigned\"} 1.0",
                        "assay_images{namespace=\"shop\",verdict=\"untrusted\"} 0.0",
                        "assay_images{namespace=\"shop\",verdict=\"verified\"} 1.0",
                        "assay_unsigned_images{namespace=\"shop\"} 1.0",
                        "assay_refused_images{namespace=\"shop\"} 1.0",
                        "assay_image_problems{cause=\"no_signature\",namespace=\"shop\"} 1.0",
                        "assay_workloads_refused{namespace=\"shop\",policy=\"verify-image-signatures\"} 1.0",
                        "assay_coverage_ratio{namespace=\"shop\"} 1.0",
                        "assay_oldest_evidence_timestamp_seconds{namespace=\"shop\"} 1.79549081E9",
                        "assay_unclassified_messages_total 0.0",
                        "assay_posture_complete 1.0",
                        "assay_watch_synced{resource=\"pods\"} 1.0",
                        "assay_watch_synced{resource=\"deployments.apps\"} 0.0");
    }

    @Test
    void aRecordingHasNoHistoryBesidesItself() {
        assertThat(get("/api/v1/self").body())
                .contains("\"history\":{\"state\":\"off\",\"reason\":null,\"lost\":null,\"droppedWrites\":0}");
        assertThat(get("/actuator/prometheus").body()).doesNotContain("assay_history");
    }

    @Test
    void onlyHealthAndPrometheusAreExposed() {
        assertThat(get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) {
        return new Endpoint(port).get(path);
    }
}

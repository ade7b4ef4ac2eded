package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** What somebody may ask who only reaches the port. */
@DirtiesContext // a cached one is paused between classes, and its streams would have ended
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"assay.cluster.recording=classpath:recordings/small.jsonl", "assay.cluster.past=1h"})
class HostileRequestTest {

    @LocalServerPort
    private int port;

    @Tag("clickjacking")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/images?format=csv",
                "/images?format=csv&sort=nonsense",
                "/images?format=json",
                "/assets/assay.css",
                "/webjars/htmx.org/dist/htmx.min.js",
                "/evidence",
                "/namespaces/nowhere",
                "/api/v1/posture",
                "/api/v1/nothing",
                "/api/v1/openapi",
                "/livez",
                "/actuator/prometheus",
                "/actuator/env"
            })
    void everyAnswerForbidsFramesAndGuesses(String path) {
        HttpHeaders headers = new Endpoint(port).get(path).headers();

        assertThat(headers.firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("x-frame-options")).hasValue("DENY");
        assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(headers.firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("cross-origin-opener-policy")).hasValue("same-origin");
        assertThat(headers.firstValue("cross-origin-resource-policy")).hasValue("same-origin");
    }

    @Tag("actuator")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "auditevents",
                "beans",
                "caches",
                "conditions",
                "configprops",
                "env",
                "env/PATH",
                "flyway",
                "heapdump",
                "httpexchanges",
                "info",
                "integrationgraph",
                "jolokia",
                "liquibase",
                "logfile",
                "loggers",
                "loggers/ROOT",
                "mappings",
                "metrics",
                "metrics/jvm.memory.used",
                "modulith",
                "quartz",
                "refresh",
                "sbom",
                "scheduledtasks",
                "sessions",
                "shutdown",
                "startup",
                "threaddump"
            })
    void ofTheActuatorNothingAnswersButHealthAndMetrics(String endpoint) {
        assertThat(new Endpoint(port).get("/actuator/" + endpoint).statusCode()).isEqualTo(404);
        assertThat(new Endpoint(port).ask("POST", "/actuator/" + endpoint).statusCode())
                .isBetween(400, 499);
    }

    @Tag("path-traversal")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../application.yml",
                "/assets/../application.yml",
                "/assets/..%2fapplication.yml",
                "/assets/..%2F..%2Fapplication.yml",
                "/assets/%2e%2e/application.yml",
                "/assets/%2e%2e%2fapplication.yml",
                "/assets/%252e%252e%252fapplication.yml",
                "/assets/..%5capplication.yml",
                "/assets/..\\application.yml",
                "/assets/..;/application.yml",
                "/assets/..;/..;/templates/layout.html",
                "/assets/..%00/application.yml",
                "/assets/assay.css%00.png",
                "/application.yml;jsessionid=1",
                "/;jsessionid=1/actuator/env",
                "/actuator;x/env",
                "/actuator/..;/actuator/env",
                "//actuator/env",
                "/assets/..%c0%af..%c0%afapplication.yml",
                "/webjars/..%2f..%2fapplication.yml",
                "/webjars/htmx.org/../../application.yml",
                "/webjars/file:/etc/passwd",
                "/assets/file:%2f%2f%2fetc%2fpasswd",
                "/causes/..%2f..%2fmessages.yaml",
                "/causes/%2e%2e%2fapplication",
                "/namespaces/..%2f..%2fapplication.yml",
                "/images%0d%0aSet-Cookie:%20x=y",
                "http://evil.test/actuator/env"
            })
    void anAddressLeadsToNoFileAndNoOtherAddress(String target) throws IOException {
        assertRefused("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
    }

    /** Of what a proxy and the server could read differently. */
    @Tag("request-smuggling")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: other\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "GET / HTTP/1.1\r\nHost : localhost\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nA: b\u0000c\r\n",
                "GET  / HTTP/9.9\r\nHost: localhost\r\n"
            })
    void aRequestThatCanBeReadInTwoWaysIsRefused(String head) throws IOException {
        assertRefused(head);
    }

    /** Whoever posts what nobody asked for is answered before it is read. */
    @Tag("GO-2024-3002")
    @Test
    void aBodyWithoutAnEndIsNotReadToItsEnd() throws IOException {
        for (String path : new String[] {"/", "/api/webhook", "/api/v1/gates", "/sign-in", "/sign-out"}) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(20_000);
                String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 9000000000\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().write(new byte[32_000]);

                assertThat(socket.getInputStream().readNBytes(12))
                        .as(path)
                        .asString(StandardCharsets.US_ASCII)
                        .matches("HTTP/1.1 4..");
            }
        }
    }

    private void assertRefused(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .matches("(?s)HTTP/1\\.1 (4\\d\\d|50[15]) .*")
                    .doesNotContain(
                            "spring:", "Set-Cookie: x", "root:", "propertySources", "at dev.assay", "patterns:");
        }
    }
}

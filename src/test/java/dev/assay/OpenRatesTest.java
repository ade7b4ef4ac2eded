package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where nobody signs in, everybody at one address asks together: here ten times a minute, two of them at once. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "assay.cluster.recording=classpath:recordings/small.jsonl",
            "assay.cluster.past=1h",
            "assay.access.requests-per-minute=1"
        })
class OpenRatesTest {

    @LocalServerPort
    private int port;

    @Test
    void anAddressIsToldWhenToComeAgain() {
        Endpoint assay = new Endpoint(port);
        assertThat(assay.get("/api/v1/self").statusCode()).isEqualTo(200);
        assertThat(assay.get("/api/v1/self").statusCode()).isEqualTo(200);

        HttpResponse<String> more = assay.get("/api/v1/self");

        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.headers().firstValue("Retry-After").orElseThrow()).matches("[3-6]");
        assertThat(more.body()).matches("Too many requests; try again in [3-6] seconds\\.\n");
        assertThat(assay.get("/livez").statusCode()).isEqualTo(200);
    }
}

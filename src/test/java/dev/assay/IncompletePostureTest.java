package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole service on a recording that holds pods and nothing else: not known yet is not zero. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"assay.cluster.recording=classpath:recordings/pods-only.jsonl", "assay.cluster.past=1h"})
class IncompletePostureTest {

    @LocalServerPort
    private int port;

    @BeforeEach
    void untilTheRecordingIsRead() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get("/actuator/prometheus").body().contains("assay_watch_synced{resource=\"pods\"} 1.0"));
    }

    @Test
    void itIsAliveAndNotReady() {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
    }

    @Test
    void jsonSaysWhatIsMissing() {
        assertThat(get("/api/v1/posture").body())
                .contains("\"complete\":false,\"missing\":[\"policies of any kind: none was read\","
                        + "\"reports of any kind: none was read\"]");
    }

    @Test
    void whatMayNotBeReadYetIsNotSaidToBeMissing() {
        assertThat(get("/policies").body())
                .contains("Assay is still reading the cluster.")
                .doesNotContain("No policy");
        assertThat(get("/exceptions").body()).doesNotContain("There is no exception");
        assertThat(get("/policies/ClusterPolicy/verify").statusCode()).isEqualTo(503);
        assertThat(get("/exceptions/draft?namespace=shop&image=a").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/images", "/policies", "/gates", "/exceptions"})
    void thereIsNoFileOfAPart(String list) {
        assertThat(get(list + "?format=csv").statusCode()).isEqualTo(503);
        assertThat(get(list + "?format=json").statusCode()).isEqualTo(503);
    }

    @Test
    void whatIsAskedOfGatesThatAreNotKnownYetStaysAsked() {
        assertThat(get("/gates?columns=ClusterPolicy:verify&sort=a%26b").body())
                .contains("hx-get=\"/gates?columns=ClusterPolicy%3Averify&amp;sort=a%26b\"");
    }

    @Test
    void noFamilyAboutImagesIsExposed() {
        assertThat(get("/actuator/prometheus").body().lines().filter(line -> line.startsWith("assay_")))
                .contains("assay_posture_complete 0.0")
                .allMatch(line -> line.startsWith("assay_posture_complete")
                        || line.startsWith("assay_watch_")
                        || line.startsWith("assay_gate_status_writes_total")
                        || line.startsWith("assay_unclassified_messages_total"));
    }

    private HttpResponse<String> get(String path) {
        return new Endpoint(port).get(path);
    }
}

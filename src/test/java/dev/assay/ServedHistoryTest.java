package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on a cluster that does not answer: its history is opened all the same. */
@DirtiesContext // a cached one would go on asking a cluster that is not there
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "assay.cluster.live=true")
class ServedHistoryTest {

    @TempDir
    static Path folder;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        Path kubeconfig = NoCluster.kubeconfig(folder);
        registry.add("assay.cluster.kubeconfig", kubeconfig::toString);
        registry.add("assay.history.path", folder.resolve("history.db")::toString);
    }

    @Test
    void theHistoryOfALiveClusterIsOn() {
        Endpoint endpoint = new Endpoint(port);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> endpoint.get("/api/v1/self").body().contains("\"history\":{\"state\":\"on\""));

        assertThat(endpoint.get("/api/v1/self").body())
                .contains("\"history\":{\"state\":\"on\",\"reason\":null,\"lost\":null,\"droppedWrites\":0}");
        assertThat(endpoint.get("/actuator/prometheus").body())
                .contains("assay_history_up 1.0", "assay_history_dropped_writes_total 0.0");
        assertThat(folder.resolve("history.db")).isNotEmptyFile();
    }
}

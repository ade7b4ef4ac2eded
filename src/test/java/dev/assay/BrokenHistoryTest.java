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

/** The whole service with a database that is not there: it starts, and says so. */
@DirtiesContext // a cached one would go on asking a cluster that is not there
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"assay.cluster.live=true", "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none"})
class BrokenHistoryTest {

    @TempDir
    static Path folder;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        Path kubeconfig = NoCluster.kubeconfig(folder);
        registry.add("assay.cluster.kubeconfig", kubeconfig::toString);
    }

    @Test
    void theServiceStartsAndSaysThatNothingIsRemembered() {
        Endpoint endpoint = new Endpoint(port);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> endpoint.get("/api/v1/self").body().contains("of spring.datasource.url cannot be used"));

        assertThat(endpoint.get("/api/v1/self").body())
                .contains("\"history\":{\"state\":\"degraded\",\"reason\":\"the database of spring.datasource.url");
        assertThat(endpoint.get("/actuator/prometheus").body()).contains("assay_history_up 0.0");
        assertThat(endpoint.get("/livez").statusCode()).isEqualTo(200);
    }
}

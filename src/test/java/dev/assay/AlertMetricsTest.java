package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.manifests.Dashboard;
import dev.assay.manifests.Expression;
import dev.assay.manifests.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Holds alerts, dashboards and {@code docs/metrics.md} to what Assay exports: here, of the demo once there is an exception. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "assay.cluster.recording=classpath:demo/acme.jsonl.gz",
            "assay.cluster.past=16m",
            "assay.cluster.speed=0.01"
        })
class AlertMetricsTest {

    /** No recording has these, or not at every moment; the tests of collectors, gate doors and the served history scrape them. */
    private static final Set<String> ELSEWHERE = Set.of(
            "assay_history_up",
            "assay_history_dropped_writes_total",
            "assay_watch_relists_total",
            "assay_exception_next_expiry_timestamp_seconds",
            "assay_gate_clean_since_timestamp_seconds");

    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(assay_\\w+)`");

    @LocalServerPort
    private int port;

    @BeforeEach
    void untilTheRecordingIsRead() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> new Endpoint(port).get("/readyz").statusCode() == 200);
    }

    @Test
    void everyAlertAsksForWhatIsExported() {
        List<Expression> alerts = Manifest.inFile("helm/assay/files/alerts.yaml")
                .getFirst()
                .object()
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .map(rule -> new Expression(rule.path("expr").asString()))
                .toList();

        assertThat(alerts).hasSize(12);
        assertThat(exported()).containsAll(metrics(alerts.stream()));
    }

    @Test
    void everyPanelAsksForWhatIsExported() {
        List<Dashboard> dashboards = Dashboard.all();

        assertThat(exported())
                .containsAll(metrics(dashboards.stream().flatMap(dashboard -> dashboard.expressions().stream())))
                .containsAll(metrics(dashboards.stream().flatMap(dashboard -> dashboard.variables().stream())));
    }

    @Test
    void everyMetricIsDocumentedAndNoOther() throws IOException {
        Set<String> documented = DOCUMENTED
                .matcher(Files.readString(Path.of("docs/metrics.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented)
                .isEqualTo(exported().stream()
                        .filter(name -> name.startsWith("assay_"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> metrics(Stream<Expression> expressions) {
        return expressions.flatMap(expression -> expression.metrics().stream()).collect(Collectors.toSet());
    }

    private Set<String> exported() {
        Set<String> names = new TreeSet<>(ELSEWHERE);
        scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .forEach(names::add);
        return names;
    }

    private String scrape() {
        System.gc(); // a meter of collections is there only after the first one
        return new Endpoint(port).get("/actuator/prometheus").body();
    }
}

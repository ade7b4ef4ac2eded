package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.gate.GateBoard;
import dev.assay.gate.GateSettings;
import dev.assay.gate.SoakMemory;
import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ImageSelection;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.PolicySpelling;
import dev.assay.policy.Readiness;
import dev.assay.policy.ResourceFilter;
import dev.assay.policy.ResourceFilters;
import dev.assay.policy.Rule;
import dev.assay.posture.PostureIndex;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import dev.assay.report.Reports;
import dev.assay.report.Result;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Resource;
import dev.assay.workload.WorkloadKind;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The gate over HTTP and as metrics, before a board whose gates are READY, NOT_READY and UNKNOWN. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(GateDoorTest.Cluster.class)
class GateDoorTest {

    private static final String GATES = "/api/v1/gates";
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "/verify/namespaces/good, 200, READY",
        "/verify/namespaces/bad, 409, NOT_READY",
        "/verify/namespaces/new, 503, UNKNOWN",
        "/verify, 409, NOT_READY",
        "'', 409, NOT_READY",
        "/good:own, 503, UNKNOWN",
        "/good:own/namespaces/good, 503, UNKNOWN"
    })
    void theStatusAnswersWhoeverDoesNotReadTheBody(String path, int status, String state) {
        HttpResponse<String> response = ask("GET", GATES + path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("\"state\":\"" + state + "\"");
        assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(response.headers().firstValue("retry-after").isPresent()).isEqualTo(status == 503);
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404",
        "/verify/namespaces/nowhere, 404",
        "/good:own/namespaces/bad, 404",
        "/twice, 400",
        "/verify/namespaces/good?statusCode=204, 400",
        "/verify/namespaces/good?statusCode=x, 400"
    })
    void whatCannotBeAnsweredIsAProblemDetail(String path, int status) {
        HttpResponse<String> response = ask("GET", GATES + path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"/verify/namespaces/good, 200", "/verify/namespaces/bad, 409", "/verify/namespaces/new, 503"})
    void aHeadHasTheStatusAndNoBody(String path, int status) {
        HttpResponse<String> response = ask("HEAD", GATES + path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bad, NOT_READY", "new, UNKNOWN"})
    void toolsThatTakeAnErrorForAnOutageGetTheSameBodyWith200(String namespace, String state) {
        HttpResponse<String> response = ask("GET", GATES + "/verify/namespaces/" + namespace + "?statusCode=200");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"state\":\"" + state + "\"");
    }

    @Test
    void policiesOfBothEnginesAreToldApart() {
        assertThat(ask("GET", GATES + "/twice?engine=kyverno").body()).contains("\"engine\":\"kyverno\"");
        assertThat(ask("GET", GATES + "/twice?engine=KyvernoImageValidatingPolicy")
                        .body())
                .contains("\"engine\":\"KyvernoImageValidatingPolicy\"");
    }

    @Test
    void aReadyAnswerSaysForHowLongAndForWhichForm() {
        assertThat(ask("GET", GATES + "/verify/namespaces/good").body())
                .contains("\"validUntil\":\"2026-11-25T12:05:00Z\"", "\"policyGeneration\":1", "\"reasons\":[]");
    }

    @Test
    void theGatesAreExposedToPrometheus() {
        assertThat(ask("GET", "/actuator/prometheus").body().lines())
                .contains(
                        "assay_gate_state{namespace=\"good\",policy=\"verify\",state=\"ready\"} 1.0",
                        "assay_gate_state{namespace=\"good\",policy=\"verify\",state=\"unknown\"} 0.0",
                        "assay_gate_state{namespace=\"bad\",policy=\"verify\",state=\"not_ready\"} 1.0",
                        "assay_gate_state{namespace=\"\",policy=\"verify\",state=\"not_ready\"} 1.0",
                        "assay_gate_blockers{namespace=\"bad\",policy=\"verify\",reason=\"refused\"} 1.0",
                        "assay_gate_blockers{namespace=\"new\",policy=\"verify\",reason=\"not_evaluated\"} 1.0",
                        "assay_gate_clean_since_timestamp_seconds{namespace=\"good\",policy=\"verify\"} 1.795608E9")
                .noneMatch(line -> line.startsWith("assay_gate_clean_since_timestamp_seconds{namespace=\"bad\""))
                .noneMatch(line -> line.startsWith("assay_gate_blockers{namespace=\"good\",policy=\"verify\""));
    }

    private HttpResponse<String> ask(String method, String path) {
        return new Endpoint(port).ask(method, path);
    }

    /** Three namespaces, of which one is good, one bad and one never evaluated. Gates do not soak. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Cluster {

        @Bean
        @Primary
        Clock noon() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        /** The program's own board gives way to the one that stands still. */
        @Bean
        static BeanFactoryPostProcessor noOtherBoard() {
            return factory -> factory.getBeanDefinition("gateBoard").setFallback(true);
        }

        @Bean
        GateBoard standingBoard() {
            GateSettings settings = new GateSettings(
                    Duration.ZERO, Duration.ofHours(3), true, List.of(), GateSettings.Critical.DEFAULT);
            GateBoard board = new GateBoard(settings, _ -> List.of(), SoakMemory.NONE, Runnable::run);
            PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);
            policy(index, Kind.CLUSTER_POLICY, "", "verify");
            policy(index, Kind.POLICY, "good", "own");
            policy(index, Kind.CLUSTER_POLICY, "", "twice");
            policy(index, Kind.IMAGE_VALIDATING_POLICY, "", "twice");
            pod(index, "good");
            pod(index, "bad");
            pod(index, "new");
            report(index, "good", Reports.verified("ghcr.io/acme/app:1"));
            report(index, "bad", Reports.unsigned("ghcr.io/acme/app:1"));
            List.of(Kind.POD, Kind.CLUSTER_POLICY, Kind.EPHEMERAL_REPORT)
                    .forEach(kind -> index.observe(new Observation.KindCaughtUp(NOW, kind)));
            board.posturePublished(index.publish(NOW));
            return board;
        }

        private static void policy(PostureIndex index, Kind kind, String namespace, String name) {
            boolean validating = kind == Kind.IMAGE_VALIDATING_POLICY;
            PolicyEngine engine = validating ? PolicyEngine.IMAGE_VALIDATING : PolicyEngine.VERIFY_IMAGES;
            ResourceFilter pods = new ResourceFilter(true, List.of(), List.of(), null, false);
            Rule rule = new Rule(
                    Reports.RULE,
                    new ResourceFilters(false, List.of(pods)),
                    ResourceFilters.NONE,
                    List.of(new ImageSelection(List.of("*"), List.of(), false)),
                    Set.of(ContainerKind.values()));
            ImagePolicy policy = new ImagePolicy(
                    PolicyKey.of(engine, namespace, name),
                    namespace,
                    kind + name,
                    1,
                    1_000,
                    Readiness.READY,
                    true,
                    FailurePolicy.IGNORE,
                    new Enforcement(EnforcementMode.AUDIT, List.of()),
                    List.of(rule),
                    PolicySpelling.UNKNOWN);
            ObjectRef object = new ObjectRef(kind, namespace, name, kind + name, 10);
            index.observe(new Observation.PolicySeen(NOW, object, policy));
        }

        private static void pod(PostureIndex index, String namespace) {
            Container container = new Container(ContainerKind.CONTAINER, "app", "ghcr.io/acme/app:1");
            Resource resource = new Resource(WorkloadKind.POD, null, List.of(container), 2_000, false);
            ObjectRef object = new ObjectRef(Kind.POD, namespace, "web", "uid-" + namespace, 20);
            index.observe(new Observation.ResourceSeen(NOW, object, resource));
        }

        private static void report(PostureIndex index, String namespace, Result result) {
            long second = NOW.getEpochSecond() - 60;
            Result ofVerify = new Result(
                    "kyverno", "verify", Reports.RULE, result.outcome(), result.message(), second, result.images());
            ObjectRef object = new ObjectRef(Kind.EPHEMERAL_REPORT, namespace, "r", "report-" + namespace, 30);
            Report report = new Report(
                    ReportForm.SCAN, "uid-" + namespace, namespace, second, Map.of(), List.of(ofVerify), false);
            index.observe(new Observation.ReportSeen(NOW, object, report));
        }
    }
}

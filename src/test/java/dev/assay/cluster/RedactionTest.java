package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Kind;
import dev.assay.policy.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RedactionTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Redaction redaction = new Redaction();

    @Test
    void theSameWordBecomesTheSameWordAndItsSurroundingsStay() {
        assertThat(redaction.redact("registry.acme.test:5000/shop/web:1.4.2"))
                .isEqualTo("registry.x000.x001:5000/x002/x03:1.4.2");
        assertThat(redaction.redact(
                        "failed to verify image registry.acme.test/shop/web: .attestors[0]: no signatures found"))
                .isEqualTo("failed to verify image registry.x000.x001/x002/x03: .attestors[0]: no signatures found");
        assertThat(redaction.redact("rule is skipped due to policy exceptionsshop/until-q1"))
                .isEqualTo("rule is skipped due to policy exceptionsx002/x0004-x5");
    }

    @Test
    void uidsAndTimesStay() {
        assertThat(redaction.redact("0a1b2c3d-0000-4000-8000-0123456789ab"))
                .isEqualTo("0a1b2c3d-0000-4000-8000-0123456789ab");
        assertThat(redaction.redact("2026-11-24T03:26:42.954Z")).isEqualTo("2026-11-24T03:26:42.954Z");
    }

    @Test
    void ofAPodOnlyWhatItRunsStays() {
        JsonNode pod = JSON.readTree("""
                {"metadata": {"name": "web", "labels": {"team": "acme"}, "managedFields": [{}],
                              "annotations": {"owner": "eve@acme.test", "kyverno.io/verify-images": "{\\"web\\":\\"pass\\"}"}},
                 "spec": {"nodeName": "node-7", "containers": [{"name": "web", "image": "web", "env": [{"value": "hunter2"}]}]},
                 "status": {"podIP": "10.0.0.7"}}""");

        assertThat(redaction.redact(Kind.POD, pod)).isEqualTo(JSON.readTree("""
                {"metadata": {"name": "x00", "labels": {"x001": "x002"},
                              "annotations": {"kyverno.io/verify-images": "{\\"x00\\":\\"pass\\"}"}},
                 "spec": {"containers": [{"name": "x00", "image": "x00"}]}}"""));
    }

    @Test
    void thatAReportWasWrittenByHandStays() {
        JsonNode report = JSON.readTree("""
                {"metadata": {"name": "web", "managedFields": [
                 {"manager": "acme-agent", "fieldsV1": {"f:results": null}},
                 {"manager": "kubectl-acme", "fieldsV1": {"f:metadata": null, "f:results": null}}]}}""");

        assertThat(redaction.redact(Kind.POLICY_REPORT, report)).isEqualTo(JSON.readTree("""
                {"metadata": {"name": "x00",
                              "managedFields": [{"manager": "kubectl", "fieldsV1": {"f:results": null}}]}}"""));
    }

    @Test
    void whetherAPolicyIsAppliedStays() {
        JsonNode policy = JSON.readTree("""
                {"metadata": {"name": "check"}, "spec": {"rules": []},
                 "status": {"conditions": [{"type": "Ready", "status": "True", "message": "acme"}]}}""");

        assertThat(PolicyStatus.readiness(
                        redaction.redact(Kind.CLUSTER_POLICY, policy).path("status")))
                .isEqualTo(Readiness.READY);
        assertThat(redaction.redact(Kind.CLUSTER_POLICY, policy).toString()).doesNotContain("acme");
    }

    /** A word of somebody's is nowhere in what comes of it, and is the same made-up word wherever it stands. */
    @Property(tries = 1_000)
    void noWordSurvivesAndEachStaysTheSame(
            @ForAll @AlphaChars @StringLength(min = 12, max = 20) String word,
            @ForAll @StringLength(max = 5) String other) {
        Redaction own = new Redaction();

        String redacted = own.redact("failed to verify image " + word + "/" + word + ":1" + " " + other + " " + word);

        assertThat(redacted).doesNotContainIgnoringCase(word).startsWith("failed to verify image ");
        assertThat(redacted)
                .contains(own.redact(word) + "/" + own.redact(word) + ":1")
                .endsWith(own.redact(word));
    }

    @Test
    void anObjectBeyondALimitStaysUnreadable() {
        ObjectNode object =
                (ObjectNode) JSON.readTree("{\"metadata\": {\"name\": \"web\"}, \"assay.dev/beyond\": \"DEPTH\"}");

        assertThat(ObjectTree.limitOf(redaction.redact(Kind.POD, object))).contains(ObjectTree.Limit.DEPTH);
    }

    @Test
    void aRedactedRecordingGivesTheSameVerdictsAndNoName() {
        RecordedCluster.DEMO.mustBeThere();
        List<String> lines = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        for (String text : RecordedCluster.DEMO.lines().lines().toList()) {
            ObjectNode line = (ObjectNode) JSON.readTree(text);
            names.add(Wire.text(line, "object", "metadata", "namespace"));
            Kind.ofResource(Wire.text(line, "resource"))
                    .ifPresent(kind -> line.set("object", redaction.redact(kind, line.path("object"))));
            lines.add(line.toString());
        }

        assertThat(counted(Replayed.of(String.join("\n", lines))))
                .isEqualTo(counted(Replayed.of(RecordedCluster.DEMO.lines())))
                .hasSizeGreaterThan(5);
        assertThat(names).contains("shop", "payments", "legacy", "platform");
        assertThat(String.join("\n", lines)).doesNotContain("shop", "payments", "legacy", "acme", "storefront");
    }

    /** How many places have each verdict. */
    private static Map<String, Integer> counted(Replayed replayed) {
        Map<String, Integer> counted = new TreeMap<>();
        replayed.posture()
                .byNamespace()
                .values()
                .forEach(namespace -> Places.all(namespace)
                        .forEach(placement -> counted.merge(Places.said(placement), 1, Integer::sum)));
        return counted;
    }
}

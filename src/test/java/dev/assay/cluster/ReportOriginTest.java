package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Observation;
import dev.assay.posture.UnreadableObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who may write reports in a namespace may write what they like. What does not look like Kyverno's counts for nothing, seen. */
class ReportOriginTest {

    private static final String MERGED = "policyreports.wgpolicyk8s.io";
    private static final String OPEN = "reports.openreports.io";
    private static final String EPHEMERAL = "ephemeralreports.reports.kyverno.io";
    private static final String LABEL = "app.kubernetes.io/managed-by";

    private final ObjectNode merged = Replayed.yaml("45-pod-multi-image-collapsed.yaml");
    private final ObjectNode ephemeral = Replayed.yaml("46-ephemeralreport-two-images-unmerged.yaml");

    @Test
    void whatKyvernoWroteCounts() {
        assertThat(refusal(MERGED, merged)).isEqualTo("counts");
        assertThat(refusal(EPHEMERAL, ephemeral)).isEqualTo("counts");
        assertThat(refusal(OPEN, Replayed.yaml("42-openreports-pod-fail.yaml"))).isEqualTo("counts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me", "Kyverno", "kyverno "})
    void theLabelIsKyvernos(String manager) {
        metadata(merged).putObject("labels").put(LABEL, manager);
        ((ObjectNode) metadata(ephemeral).path("labels")).put(LABEL, manager);

        String reason = notAsKyvernoWrites("it has no label app.kubernetes.io/managed-by=kyverno");
        assertThat(refusal(MERGED, merged)).isEqualTo(reason);
        assertThat(refusal(OPEN, merged)).isEqualTo(reason);
        assertThat(refusal(EPHEMERAL, ephemeral)).isEqualTo(reason);
    }

    @Test
    void thereIsOneReportOfAResourceNamedAfterItsUid() {
        metadata(merged).put("name", "looks-good");

        assertThat(refusal(MERGED, merged)).isEqualTo(notAsKyvernoWrites("its name is not the uid in its scope"));
    }

    @Test
    void theResourceOwnsIt() {
        ((ObjectNode) metadata(merged).path("ownerReferences").get(0)).put("uid", "another");
        metadata(ephemeral).remove("ownerReferences");

        String reason = notAsKyvernoWrites("the resource it is about does not own it");
        assertThat(refusal(MERGED, merged)).isEqualTo(reason);
        assertThat(refusal(EPHEMERAL, ephemeral)).isEqualTo(reason);
    }

    /** It is written before the resource is. */
    @Test
    void aReportOfAdmissionMayHaveNoOwner() {
        metadata(ephemeral).remove("ownerReferences");
        ((ObjectNode) metadata(ephemeral).path("labels")).put("audit.kyverno.io/source", "admission");

        assertThat(refusal(EPHEMERAL, ephemeral)).isEqualTo("counts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubectl", "kubectl-edit", "kubectl-client-side-apply"})
    void whatWasWrittenByHandDoesNotCount(String manager) {
        manage(merged, manager, "f:results");
        manage(ephemeral, manager, "f:spec");

        String reason = notAsKyvernoWrites("its results were written with kubectl");
        assertThat(refusal(MERGED, merged)).isEqualTo(reason);
        assertThat(refusal(EPHEMERAL, ephemeral)).isEqualTo(reason);
    }

    @Test
    void whoSetALabelDidNotWriteTheResults() {
        manage(merged, "kubectl-label", "f:metadata");
        manage(merged, "reports-controller", "f:results");

        assertThat(refusal(MERGED, merged)).isEqualTo("counts");
    }

    @Test
    void theReportsOfOtherToolsAreTheirOwnAffair() {
        metadata(merged).remove("labels");
        metadata(merged).put("name", "vulnerabilities");
        merged.path("results").forEach(result -> ((ObjectNode) result).put("source", "Trivy"));

        assertThat(refusal(MERGED, merged)).isEqualTo("counts");
    }

    private static void manage(ObjectNode object, String manager, String field) {
        ObjectNode metadata = metadata(object);
        ArrayNode managed =
                metadata.path("managedFields") instanceof ArrayNode there ? there : metadata.putArray("managedFields");
        managed.addObject()
                .put("manager", manager)
                .putObject("fieldsV1")
                .putObject(field)
                .putObject("f:more");
    }

    private static ObjectNode metadata(ObjectNode object) {
        return (ObjectNode) object.path("metadata");
    }

    private static String notAsKyvernoWrites(String why) {
        return "it says what Kyverno says, but is not as Kyverno writes it: " + why;
    }

    /** Why the report does not count; the same where it was seen only as it went. */
    private static String refusal(String resource, ObjectNode report) {
        Replayed there = Replayed.of(Replayed.line(resource, "ADDED", report));
        List<String> reasons = there.posture().unreadable().stream()
                .map(UnreadableObject::reason)
                .toList();
        boolean counts = !there.all(Observation.ReportSeen.class).isEmpty();
        boolean countsAsItGoes = !Replayed.of(Replayed.line(resource, "DELETED", report))
                .all(Observation.ReportSeen.class)
                .isEmpty();
        assertThat(counts).isEqualTo(countsAsItGoes).isEqualTo(reasons.isEmpty());
        return counts ? "counts" : String.join(", ", reasons);
    }
}

package dev.assay.cluster;

import dev.assay.policy.PolicyEngine;
import dev.assay.report.ReportForm;
import dev.assay.report.Result;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/*
 * Kubernetes does not say who wrote an object in a way that others cannot imitate: labels, owners and the names of managers
 * are what the writer says. So this finds what was written by other tools, by hand and by who did not look closely, and is
 * no proof of the rest. All 14,311 reports of the recording (Kyverno 1.19.0) have this form; the manager of their results
 * is the user agent of Kyverno's controllers, which differs by version, so only kubectl is told from it.
 */
/** Whether a report with results of Kyverno's engines for images looks like one that Kyverno wrote. */
final class ReportOrigin {

    private static final String LABEL = "app.kubernetes.io/managed-by";
    private static final String NOT_KYVERNOS = "it says what Kyverno says, but is not as Kyverno writes it: ";

    private static final String KUBECTL = "kubectl";
    private static final List<String> RESULTS = List.of("f:results", "f:spec");

    private ReportOrigin() {}

    /** What {@code managedFields} tell of kubectl and results, and nothing else they tell. */
    static ArrayNode byHand(JsonNode metadata) {
        ArrayNode byHand = JsonNodeFactory.instance.arrayNode();
        for (JsonNode managed : Wire.list(metadata, "managedFields")) {
            if (isKubectl(managed)) {
                ObjectNode fields = byHand.addObject().put("manager", KUBECTL).putObject("fieldsV1");
                RESULTS.stream().filter(managed.path("fieldsV1")::has).forEach(fields::putNull);
            }
        }
        return byHand;
    }

    /**
     * Refuses an EphemeralReport that does not look like Kyverno's; one of admission has an owner only where the resource
     * was there before.
     */
    static void requireEphemeral(WatchEvent event, ReportForm form, List<Result> results, String subjectUid)
            throws UnreadableObjectException {
        if (saysWhatKyvernoSays(results)) {
            requireLabel(event);
            if (form == ReportForm.SCAN) {
                requireOwner(event, subjectUid);
            }
            requireNobodyElse(event, "f:spec");
        }
    }

    /** Refuses a PolicyReport or Report that does not look like Kyverno's: one per resource, named after its uid. */
    static void requireMerged(WatchEvent event, List<Result> results, String subjectUid)
            throws UnreadableObjectException {
        if (saysWhatKyvernoSays(results)) {
            requireLabel(event);
            if (!event.ref().name().equals(subjectUid)) {
                throw new UnreadableObjectException(NOT_KYVERNOS + "its name is not the uid in its scope");
            }
            requireOwner(event, subjectUid);
            requireNobodyElse(event, "f:results");
        }
    }

    private static boolean saysWhatKyvernoSays(List<Result> results) {
        return results.stream()
                .anyMatch(result -> PolicyEngine.ofSource(result.source()).isPresent());
    }

    private static void requireLabel(WatchEvent event) throws UnreadableObjectException {
        if (!Wire.text(event.object(), "metadata", "labels", LABEL).equals("kyverno")) {
            throw new UnreadableObjectException(NOT_KYVERNOS + "it has no label " + LABEL + "=kyverno");
        }
    }

    private static void requireOwner(WatchEvent event, String subjectUid) throws UnreadableObjectException {
        for (JsonNode owner : Wire.list(event.object(), "metadata", "ownerReferences")) {
            if (Wire.text(owner, "uid").equals(subjectUid)) {
                return;
            }
        }
        throw new UnreadableObjectException(NOT_KYVERNOS + "the resource it is about does not own it");
    }

    private static void requireNobodyElse(WatchEvent event, String results) throws UnreadableObjectException {
        for (JsonNode managed : Wire.list(event.object(), "metadata", "managedFields")) {
            if (isKubectl(managed) && managed.path("fieldsV1").has(results)) {
                throw new UnreadableObjectException(NOT_KYVERNOS + "its results were written with kubectl");
            }
        }
    }

    /** Whether an entry of {@code managedFields} tells of kubectl, which names its command: {@code kubectl-edit}. */
    private static boolean isKubectl(JsonNode managed) {
        String manager = Wire.text(managed, "manager");
        return manager.equals(KUBECTL) || manager.startsWith(KUBECTL + "-");
    }
}

package dev.assay.cluster;

import dev.assay.policy.Readiness;
import tools.jackson.databind.JsonNode;

/** Reads what Kyverno says of its policies. */
final class PolicyStatus {

    private PolicyStatus() {}

    /** The condition {@code Ready} of a ClusterPolicy; {@code conditionStatus.ready} of the policies in CEL. */
    static Readiness readiness(JsonNode status) {
        JsonNode ready = Wire.at(status, "conditionStatus", "ready");
        if (ready.isBoolean()) {
            return ready.booleanValue() ? Readiness.READY : Readiness.NOT_READY;
        }
        for (JsonNode condition : Wire.list(status, "conditions")) {
            if (Wire.text(condition, "type").equals("Ready")) {
                return switch (Wire.text(condition, "status")) {
                    case "True" -> Readiness.READY;
                    case "False" -> Readiness.NOT_READY;
                    default -> Readiness.UNKNOWN;
                };
            }
        }
        return Readiness.UNKNOWN;
    }
}

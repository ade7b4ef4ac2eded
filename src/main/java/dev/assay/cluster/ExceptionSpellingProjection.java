package dev.assay.cluster;

import dev.assay.policy.ExceptionSpelling;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.ResourceFilters;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads what an exception lets in. */
final class ExceptionSpellingProjection {

    /** How a condition asks for all images of a pod, or of a controller's template; Kyverno's own tests write it so. */
    static final String ALL_IMAGES = "{{ images.[containers, initContainers, ephemeralContainers][].*.reference[] }}";

    private static final List<String> REASONS =
            List.of("policies.kyverno.io/description", "description", "reason", "ticket");

    private ExceptionSpellingProjection() {}

    static ExceptionSpelling of(boolean cel, JsonNode spec, JsonNode metadata, long createdSecond) {
        return new ExceptionSpelling(
                cel ? PolicyEngine.IMAGE_VALIDATING : PolicyEngine.VERIFY_IMAGES,
                cel ? referred(spec) : exempted(spec),
                cel ? ResourceFilters.NONE : FilterProjection.filters(spec.path("match"), false),
                onlyImages(spec.path("conditions")),
                cel ? celConditions(spec) : conditions(spec),
                createdSecond,
                reason(spec, metadata));
    }

    private static List<ExceptionSpelling.Exemption> exempted(JsonNode spec) {
        return Wire.list(spec, "exceptions").stream()
                .map(exception -> new ExceptionSpelling.Exemption(
                        Wire.text(exception, "policyName"), Wire.texts(exception, "ruleNames")))
                .toList();
    }

    private static List<ExceptionSpelling.Exemption> referred(JsonNode spec) {
        return Wire.list(spec, "policyRefs").stream()
                .map(policy -> new ExceptionSpelling.Exemption(Wire.text(policy, "name"), List.of()))
                .toList();
    }

    private static List<String> onlyImages(JsonNode conditions) {
        for (JsonNode condition : Wire.list(conditions, "all")) {
            if (namesImages(condition)) {
                return Wire.texts(condition, "value");
            }
        }
        return List.of();
    }

    private static boolean namesImages(JsonNode condition) {
        return Wire.text(condition, "key").equals(ALL_IMAGES)
                && Wire.text(condition, "operator").equals("AllIn");
    }

    private static List<String> conditions(JsonNode spec) {
        List<String> conditions = new ArrayList<>();
        for (String block : List.of("all", "any")) {
            for (JsonNode condition : Wire.list(spec, "conditions", block)) {
                if (block.equals("any") || !namesImages(condition)) {
                    conditions.add(Wire.text(condition, "key") + " " + Wire.text(condition, "operator"));
                }
            }
        }
        if (!Wire.flag(spec, true, "background")) {
            conditions.add("at admission only, not in background scans");
        }
        return conditions;
    }

    private static List<String> celConditions(JsonNode spec) {
        return Wire.list(spec, "matchConditions").stream()
                .map(condition -> Wire.message(condition, "expression"))
                .filter(expression -> !expression.isEmpty())
                .toList();
    }

    private static String reason(JsonNode spec, JsonNode metadata) {
        String given = Wire.text(spec, "properties", "reason");
        for (String annotation : REASONS) {
            given = given.isEmpty() ? Wire.text(metadata, "annotations", annotation) : given;
        }
        return given;
    }
}

package dev.assay.cluster;

import dev.assay.enforcement.Condition;
import dev.assay.enforcement.GateRequest;
import dev.assay.gate.GateScope;
import dev.assay.policy.LabelSelector;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads EnforcementGates. The schema refuses what is wrong, but it may be another schema by now: what would widen the
 * question if it were left out is told as unclear.
 */
final class GateProjection {

    private static final Pattern SOAK = Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");
    private static final Set<String> OPERATORS = Set.of("In", "NotIn", "Exists", "DoesNotExist");
    private static final int MOST_CONDITIONS = 20;

    private GateProjection() {}

    static GateRequest request(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new GateRequest(
                Wire.text(metadata, "namespace"),
                Wire.text(metadata, "name"),
                Wire.text(metadata, "uid"),
                Wire.number(metadata, "generation"),
                question(object.path("spec"), Wire.text(metadata, "namespace")),
                Wire.list(object, "status", "conditions").stream()
                        .limit(MOST_CONDITIONS)
                        .map(GateProjection::condition)
                        .toList());
    }

    private static GateRequest.Question question(JsonNode spec, String home) {
        try {
            return new GateRequest.MayEnforce(policy(spec.path("policyRef"), home), scope(spec));
        } catch (UnreadableObjectException e) {
            return new GateRequest.Unclear(e.getMessage());
        }
    }

    private static PolicyKey policy(JsonNode reference, String home) throws UnreadableObjectException {
        String name = Wire.text(reference, "name");
        String given = Wire.text(reference, "namespace");
        if (name.isEmpty()) {
            throw new UnreadableObjectException("spec.policyRef names no policy.");
        }
        String namespace = given.isEmpty() ? home : given;
        String kind = Wire.text(reference, "kind");
        return switch (kind) {
            case "ClusterPolicy" -> new PolicyKey(PolicyEngine.VERIFY_IMAGES, name);
            case "Policy" -> PolicyKey.of(PolicyEngine.VERIFY_IMAGES, namespace, name);
            case "ImageValidatingPolicy" -> new PolicyKey(PolicyEngine.IMAGE_VALIDATING, name);
            case "NamespacedImageValidatingPolicy" -> PolicyKey.of(PolicyEngine.IMAGE_VALIDATING, namespace, name);
            default ->
                throw new UnreadableObjectException("spec.policyRef.kind '" + kind + "' is no policy for images.");
        };
    }

    private static GateScope scope(JsonNode spec) throws UnreadableObjectException {
        JsonNode selector = spec.path("namespaceSelector");
        List<String> namespaces = Wire.texts(spec, "namespaces");
        boolean named = !spec.path("namespaces").isMissingNode();
        if (named
                && (namespaces.isEmpty()
                        || namespaces.size() != spec.path("namespaces").size())) {
            throw new UnreadableObjectException("spec.namespaces is no list of names.");
        }
        if (named && !selector.isMissingNode()) {
            throw new UnreadableObjectException("spec has namespaces and a namespaceSelector: one is enough.");
        }
        return new GateScope(namespaces, selector(selector), soak(Wire.text(spec, "soak")));
    }

    private static @Nullable LabelSelector selector(JsonNode selector) throws UnreadableObjectException {
        if (selector.isMissingNode()) {
            return null;
        }
        boolean known = Wire.list(selector, "matchExpressions").stream()
                .allMatch(expression -> OPERATORS.contains(Wire.text(expression, "operator")));
        LabelSelector read = FilterProjection.selector(selector);
        if (!known || read.requirements().isEmpty()) {
            throw new UnreadableObjectException("spec.namespaceSelector is none that Assay understands.");
        }
        return read;
    }

    private static Duration soak(String text) throws UnreadableObjectException {
        Matcher parts = SOAK.matcher(text);
        if (!parts.matches()) {
            throw new UnreadableObjectException("spec.soak '" + text + "' is no duration like 4h or 90m.");
        }
        return Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Condition condition(JsonNode condition) {
        Condition.Truth status = switch (Wire.text(condition, "status")) {
            case "True" -> Condition.Truth.TRUE;
            case "False" -> Condition.Truth.FALSE;
            default -> Condition.Truth.UNKNOWN;
        };
        return new Condition(
                Wire.text(condition, "type"),
                status,
                Wire.text(condition, "reason"),
                "",
                Wire.number(condition, "observedGeneration"),
                Instant.ofEpochSecond(Wire.second(condition, "lastTransitionTime")));
    }
}

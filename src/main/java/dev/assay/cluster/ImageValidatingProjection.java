package dev.assay.cluster;

import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ImageSelection;
import dev.assay.policy.LabelSelector;
import dev.assay.policy.ModeSpelling;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.ResourceFilter;
import dev.assay.policy.ResourceFilters;
import dev.assay.policy.Rule;
import dev.assay.workload.ContainerKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads ImageValidatingPolicy and its namespaced twin. Such a policy is one rule with the policy's name. */
final class ImageValidatingProjection {

    private static final Map<String, ContainerKind> LISTS = Map.of(
            "images.containers", ContainerKind.CONTAINER,
            "images.initContainers", ContainerKind.INIT,
            "images.ephemeralContainers", ContainerKind.EPHEMERAL);

    private ImageValidatingProjection() {}

    static ImagePolicy policy(WatchEvent event) throws UnreadableObjectException {
        JsonNode spec = event.object().path("spec");
        JsonNode metadata = event.object().path("metadata");
        if (!spec.isObject()) {
            throw new UnreadableObjectException("spec is not an object");
        }
        String namespace = Wire.text(metadata, "namespace");
        PolicyKey key = PolicyKey.of(PolicyEngine.IMAGE_VALIDATING, namespace, Wire.text(metadata, "name"));
        return new ImagePolicy(
                key,
                namespace,
                Wire.text(metadata, "uid"),
                Wire.number(metadata, "generation"),
                Wire.second(metadata, "creationTimestamp"),
                PolicyStatus.readiness(event.object().path("status")),
                Wire.flag(spec, true, "evaluation", "background", "enabled"),
                Wire.text(spec, "failurePolicy").equals("Ignore") ? FailurePolicy.IGNORE : FailurePolicy.FAIL,
                new Enforcement(mode(Wire.texts(spec, "validationActions")), List.of(), spelling(spec)),
                List.of(rule(key.name(), spec)),
                ImageValidatingSpelling.of(key.name(), spec, selection(spec)));
    }

    private static ModeSpelling spelling(JsonNode spec) {
        long seconds = Wire.number(spec, "webhookConfiguration", "timeoutSeconds");
        return new ModeSpelling(
                List.of(),
                false,
                Wire.flag(spec, true, "validationConfigurations", "mutateDigest"),
                Wire.flag(spec, true, "evaluation", "admission", "enabled"),
                seconds == 0 ? ModeSpelling.DEFAULT_TIMEOUT_SECONDS : Math.clamp(seconds, 1, 30));
    }

    /** Without any action Kyverno denies. */
    private static EnforcementMode mode(List<String> actions) {
        return actions.isEmpty() || actions.contains("Deny") ? EnforcementMode.ENFORCE : EnforcementMode.AUDIT;
    }

    private static Rule rule(String name, JsonNode spec) {
        JsonNode constraints = spec.path("matchConstraints");
        boolean pods = Wire.list(constraints, "resourceRules").stream()
                .flatMap(rule -> Wire.texts(rule, "resources").stream())
                .anyMatch(resource -> resource.equals("pods") || resource.startsWith("*"));
        boolean more = !constraints.path("objectSelector").isEmpty()
                || !constraints.path("excludeResourceRules").isEmpty()
                || !spec.path("matchConditions").isEmpty();
        ResourceFilter filter = new ResourceFilter(pods, List.of(), List.of(), namespaceSelector(constraints), more);
        return new Rule(
                name,
                new ResourceFilters(false, List.of(filter)),
                ResourceFilters.NONE,
                List.of(selection(spec)),
                looksAt(spec));
    }

    private static @Nullable LabelSelector namespaceSelector(JsonNode constraints) {
        JsonNode selector = constraints.path("namespaceSelector");
        return selector.isObject() && !selector.isEmpty() ? FilterProjection.selector(selector) : null;
    }

    private static ImageSelection selection(JsonNode spec) {
        List<String> globs = new ArrayList<>();
        boolean expression = false;
        List<JsonNode> references = Wire.list(spec, "matchImageReferences");
        for (JsonNode reference : references) {
            String glob = Wire.text(reference, "glob");
            if (glob.isEmpty()) {
                expression = true;
            } else {
                globs.add(glob);
            }
        }
        return new ImageSelection(references.isEmpty() ? List.of("*") : globs, List.of(), expression);
    }

    /**
     * The lists that its expressions mention. A policy that requires verification fails any image that nothing looked at, so
     * its pass speaks for all.
     */
    private static Set<ContainerKind> looksAt(JsonNode spec) {
        if (Wire.flag(spec, true, "validationConfigurations", "required")) {
            return Set.of(ContainerKind.values());
        }
        return mentioned(spec);
    }

    /** The lists that its expressions mention. */
    static Set<ContainerKind> mentioned(JsonNode spec) {
        Set<ContainerKind> kinds = EnumSet.noneOf(ContainerKind.class);
        for (String block : List.of("validations", "variables")) {
            for (JsonNode entry : Wire.list(spec, block)) {
                String expression = Wire.raw(entry, "expression");
                LISTS.forEach((mention, kind) -> {
                    if (expression.contains(mention)) {
                        kinds.add(kind);
                    }
                });
            }
        }
        return kinds;
    }
}

package dev.assay.cluster;

import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ImageSelection;
import dev.assay.policy.ModeSpelling;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.Rule;
import dev.assay.workload.ContainerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads ClusterPolicy and Policy: the rules that verify images, and what else bears on them. */
final class VerifyImagesProjection {

    private VerifyImagesProjection() {}

    static ImagePolicy policy(WatchEvent event) throws UnreadableObjectException {
        JsonNode spec = event.object().path("spec");
        JsonNode metadata = event.object().path("metadata");
        if (!spec.path("rules").isArray()) {
            throw new UnreadableObjectException("spec.rules is not a list");
        }
        String namespace = Wire.text(metadata, "namespace");
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : spec.path("rules")) {
            if (!Wire.list(rule, "verifyImages").isEmpty()) {
                rules.add(rule(rule));
            }
        }
        return new ImagePolicy(
                PolicyKey.of(PolicyEngine.VERIFY_IMAGES, namespace, Wire.text(metadata, "name")),
                namespace,
                Wire.text(metadata, "uid"),
                Wire.number(metadata, "generation"),
                Wire.second(metadata, "creationTimestamp"),
                PolicyStatus.readiness(event.object().path("status")),
                Wire.flag(spec, true, "background"),
                failurePolicy(spec),
                enforcement(spec),
                rules,
                VerifyImagesSpelling.of(event.object()));
    }

    /** The webhook's own setting wins over the older field; without either Kyverno fails closed. */
    private static FailurePolicy failurePolicy(JsonNode spec) {
        String newer = Wire.text(spec, "webhookConfiguration", "failurePolicy");
        String text = newer.isEmpty() ? Wire.text(spec, "failurePolicy") : newer;
        return text.equals("Ignore") ? FailurePolicy.IGNORE : FailurePolicy.FAIL;
    }

    private static Enforcement enforcement(JsonNode spec) {
        List<Enforcement.ModeOverride> overrides = new ArrayList<>();
        boolean selectsByLabel = false;
        for (JsonNode override : Wire.list(spec, "validationFailureActionOverrides")) {
            overrides.add(new Enforcement.ModeOverride(
                    mode(Wire.text(override, "action")), Wire.texts(override, "namespaces")));
            selectsByLabel |= override.has("namespaceSelector");
        }
        ModeSpelling spelling = new ModeSpelling(
                ownModes(spec), selectsByLabel, mutatesDigest(spec), Wire.flag(spec, true, "admission"), timeout(spec));
        return new Enforcement(mode(Wire.text(spec, "validationFailureAction")), overrides, spelling);
    }

    private static List<ModeSpelling.OwnMode> ownModes(JsonNode spec) {
        List<ModeSpelling.OwnMode> own = new ArrayList<>();
        List<JsonNode> rules = Wire.list(spec, "rules");
        for (int rule = 0; rule < rules.size(); rule++) {
            List<JsonNode> entries = Wire.list(rules.get(rule), "verifyImages");
            for (int entry = 0; entry < entries.size(); entry++) {
                String action = Wire.text(entries.get(entry), "failureAction");
                if (!action.isEmpty()) {
                    own.add(new ModeSpelling.OwnMode(rule, entry, mode(action)));
                }
            }
        }
        return own;
    }

    private static boolean mutatesDigest(JsonNode spec) {
        return Wire.list(spec, "rules").stream()
                .flatMap(rule -> Wire.list(rule, "verifyImages").stream())
                .anyMatch(entry -> Wire.flag(entry, true, "mutateDigest"));
    }

    /** The webhook's own setting wins over the older field. */
    private static int timeout(JsonNode spec) {
        long newer = Wire.number(spec, "webhookConfiguration", "timeoutSeconds");
        long seconds = newer == 0 ? Wire.number(spec, "webhookTimeoutSeconds") : newer;
        return seconds == 0 ? ModeSpelling.DEFAULT_TIMEOUT_SECONDS : Math.clamp(seconds, 1, 30);
    }

    private static EnforcementMode mode(String action) {
        return action.equalsIgnoreCase("enforce") ? EnforcementMode.ENFORCE : EnforcementMode.AUDIT;
    }

    private static Rule rule(JsonNode rule) {
        List<ImageSelection> selections = new ArrayList<>();
        for (JsonNode entry : Wire.list(rule, "verifyImages")) {
            selections.add(new ImageSelection(references(entry), Wire.texts(entry, "skipImageReferences"), false));
        }
        boolean conditional = !rule.path("preconditions").isMissingNode()
                || !rule.path("celPreconditions").isMissingNode();
        return new Rule(
                Wire.text(rule, "name"),
                FilterProjection.filters(rule.path("match"), conditional),
                FilterProjection.filters(rule.path("exclude"), false),
                selections,
                Set.of(ContainerKind.values()));
    }

    static List<String> references(JsonNode entry) {
        List<String> references = Wire.texts(entry, "imageReferences");
        if (!references.isEmpty()) {
            return references;
        }
        String image = Wire.text(entry, "image");
        return List.of(image.isEmpty() ? "*" : image);
    }
}

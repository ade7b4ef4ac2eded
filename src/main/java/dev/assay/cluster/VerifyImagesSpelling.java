package dev.assay.cluster;

import dev.assay.policy.ImageCheck;
import dev.assay.policy.ImageSelection;
import dev.assay.policy.PolicySpelling;
import dev.assay.signer.SignatureFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads how a ClusterPolicy or a Policy is written. */
final class VerifyImagesSpelling {

    /** Those that attestors took the place of. */
    private static final List<String> BEFORE_ATTESTORS =
            List.of("image", "key", "roots", "subject", "issuer", "annotations", "additionalExtensions");

    /** Properties of a result with these names replace its message. */
    private static final List<String> MESSAGE_PROPERTIES =
            List.of("message", "passMessage", "failMessage", "warnMessage", "errorMessage", "skipMessage");

    private static final String AUTOGEN = "pod-policies.kyverno.io/autogen-controllers";

    private final JsonNode object;
    private final List<ImageCheck> checks = new ArrayList<>();
    private final List<String> oldFields = new ArrayList<>();
    private final List<String> ownMessages = new ArrayList<>();
    private final List<String> podsOnly = new ArrayList<>();

    private VerifyImagesSpelling(JsonNode object) {
        this.object = object;
    }

    static PolicySpelling of(JsonNode object) {
        return new VerifyImagesSpelling(object).read();
    }

    private PolicySpelling read() {
        JsonNode spec = object.path("spec");
        for (String field : List.of(
                "validationFailureAction",
                "validationFailureActionOverrides",
                "failurePolicy",
                "webhookTimeoutSeconds")) {
            if (spec.has(field)) {
                oldFields.add("spec." + field);
            }
        }
        List<JsonNode> rules = Wire.list(spec, "rules");
        for (int number = 0; number < rules.size(); number++) {
            if (!Wire.list(rules.get(number), "verifyImages").isEmpty()) {
                rule(rules.get(number), "spec.rules[" + number + "]");
            }
        }
        return new PolicySpelling(checks, oldFields, ownMessages, podsOnly, List.of(), Set.of());
    }

    private void rule(JsonNode rule, String path) {
        List<JsonNode> entries = Wire.list(rule, "verifyImages");
        for (int number = 0; number < entries.size(); number++) {
            JsonNode entry = entries.get(number);
            checks.add(check(Wire.text(rule, "name"), entry));
            for (String field : BEFORE_ATTESTORS) {
                if (entry.has(field)) {
                    oldFields.add(path + ".verifyImages[" + number + "]." + field);
                }
            }
        }
        for (String property : MESSAGE_PROPERTIES) {
            if (rule.path("reportProperties").has(property)) {
                ownMessages.add(path + ".reportProperties." + property);
            }
        }
        if (concernsPodsOnly(rule)) {
            podsOnly.add(Wire.text(rule, "name"));
        }
    }

    private static ImageCheck check(String rule, JsonNode entry) {
        ImageSelection images = new ImageSelection(
                VerifyImagesProjection.references(entry), Wire.texts(entry, "skipImageReferences"), false);
        List<String> attestations = new ArrayList<>();
        for (JsonNode attestation : Wire.list(entry, "attestations")) {
            String type = Wire.text(attestation, "type");
            attestations.add(type.isEmpty() ? Wire.text(attestation, "predicateType") : type);
        }
        ImageCheck.Settings settings = new ImageCheck.Settings(
                repositories(entry),
                attestations,
                Wire.flag(entry, true, "mutateDigest"),
                Wire.flag(entry, true, "verifyDigest"),
                Wire.flag(entry, true, "required"),
                Wire.flag(entry, true, "useCache"));
        return new ImageCheck(rule, images, format(Wire.text(entry, "type")), SignerProjection.of(entry), settings);
    }

    private static List<String> repositories(JsonNode entry) {
        List<String> repositories = new ArrayList<>();
        add(Wire.text(entry, "repository"), repositories);
        for (JsonNode attestor : Wire.list(entry, "attestors")) {
            for (JsonNode signer : Wire.list(attestor, "entries")) {
                add(Wire.text(signer, "repository"), repositories);
            }
        }
        return repositories;
    }

    private static void add(String repository, List<String> repositories) {
        if (!repository.isEmpty() && !repositories.contains(repository)) {
            repositories.add(repository);
        }
    }

    private static SignatureFormat format(String type) {
        return switch (type) {
            case "", "Cosign" -> SignatureFormat.COSIGN;
            case "SigstoreBundle" -> SignatureFormat.BUNDLE;
            case "Notary" -> SignatureFormat.NOTARY;
            default -> SignatureFormat.UNKNOWN;
        };
    }

    /** Kyverno makes rules for controllers of one that matches pods and asks nothing of their names or labels. */
    private boolean concernsPodsOnly(JsonNode rule) {
        List<JsonNode> filters = new ArrayList<>();
        for (String block : List.of("match", "exclude")) {
            filters.addAll(Wire.list(rule, block, "any"));
            filters.addAll(Wire.list(rule, block, "all"));
            filters.add(rule.path(block));
        }
        boolean forControllers = filters.stream()
                .flatMap(filter -> Wire.texts(filter, "resources", "kinds").stream())
                .anyMatch(kind -> !kind.equals("Pod"));
        boolean narrowed = filters.stream()
                .map(filter -> filter.path("resources"))
                .anyMatch(resources -> resources.has("name")
                        || resources.has("names")
                        || resources.has("selector")
                        || resources.has("annotations"));
        boolean switchedOff =
                Wire.text(object, "metadata", "annotations", AUTOGEN).equals("none");
        return !forControllers && (narrowed || switchedOff);
    }
}

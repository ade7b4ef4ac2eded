package dev.assay.cluster;

import dev.assay.policy.ImageCheck;
import dev.assay.policy.ImageSelection;
import dev.assay.policy.PolicySpelling;
import dev.assay.signer.SignatureFormat;
import dev.assay.signer.SignerSet;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads how an ImageValidatingPolicy is written. */
final class ImageValidatingSpelling {

    private ImageValidatingSpelling() {}

    static PolicySpelling of(String name, JsonNode spec, ImageSelection images) {
        List<SignerSet> signers = Wire.list(spec, "attestors").stream()
                .map(SignerProjection::ofNamed)
                .toList();
        ImageCheck check = new ImageCheck(name, images, format(spec), signers, settings(spec));
        return new PolicySpelling(
                List.of(check),
                List.of(),
                ownMessages(spec),
                podsOnly(name, spec),
                expressions(spec),
                ImageValidatingProjection.mentioned(spec));
    }

    /** Kyverno looks for bundles too, whichever the attestor. */
    private static SignatureFormat format(JsonNode spec) {
        List<JsonNode> attestors = Wire.list(spec, "attestors");
        boolean notary = attestors.stream()
                .allMatch(attestor -> attestor.path("notary").isObject()
                        && !attestor.path("cosign").isObject());
        return notary && !attestors.isEmpty() ? SignatureFormat.NOTARY : SignatureFormat.COSIGN_OR_BUNDLE;
    }

    private static ImageCheck.Settings settings(JsonNode spec) {
        List<String> repositories = Wire.list(spec, "attestors").stream()
                .map(attestor -> Wire.text(attestor, "cosign", "source", "repository"))
                .filter(repository -> !repository.isEmpty())
                .distinct()
                .toList();
        List<String> attestations = new ArrayList<>();
        for (JsonNode attestation : Wire.list(spec, "attestations")) {
            String type = Wire.text(attestation, "intoto", "type");
            attestations.add(type.isEmpty() ? Wire.text(attestation, "referrer", "type") : type);
        }
        return new ImageCheck.Settings(
                repositories,
                attestations,
                Wire.flag(spec, true, "validationConfigurations", "mutateDigest"),
                Wire.flag(spec, true, "validationConfigurations", "verifyDigest"),
                Wire.flag(spec, true, "validationConfigurations", "required"),
                true);
    }

    /** A fixed message, or none, names neither the image nor the cause. */
    private static List<String> ownMessages(JsonNode spec) {
        List<String> paths = new ArrayList<>();
        List<JsonNode> validations = Wire.list(spec, "validations");
        for (int number = 0; number < validations.size(); number++) {
            if (Wire.raw(validations.get(number), "messageExpression").isEmpty()) {
                paths.add("spec.validations[" + number + "]");
            }
        }
        return paths;
    }

    private static List<String> podsOnly(String name, JsonNode spec) {
        JsonNode controllers = Wire.at(spec, "autogen", "podControllers", "controllers");
        return controllers.isArray() && controllers.isEmpty() ? List.of(name) : List.of();
    }

    private static List<String> expressions(JsonNode spec) {
        return Wire.list(spec, "validations").stream()
                .map(validation -> Wire.message(validation, "expression"))
                .filter(expression -> !expression.isEmpty())
                .toList();
    }
}

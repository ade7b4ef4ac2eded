package dev.assay.gate;

import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ModeSpelling;
import dev.assay.policy.PolicyEngine;
import java.util.ArrayList;
import java.util.List;

/** What a policy's own settings do once it is enforced. */
final class PlanWarnings {

    /** What Kubernetes allows at most; a lookup of several images takes seconds. */
    private static final int LONGEST_TIMEOUT_SECONDS = 30;

    private PlanWarnings() {}

    static List<String> of(ImagePolicy policy) {
        List<String> warnings = new ArrayList<>();
        warnings.add(failure(policy));
        ModeSpelling spelling = policy.enforcement().spelling();
        if (spelling.timeoutSeconds() < LONGEST_TIMEOUT_SECONDS) {
            warnings.add("Admission waits " + spelling.timeoutSeconds()
                    + " s for the policy; pods with several images, or a slow registry, need up to 30"
                    + (policy.key().engine() == PolicyEngine.VERIFY_IMAGES
                            ? " (spec.webhookTimeoutSeconds)."
                            : " (spec.webhookConfiguration.timeoutSeconds)."));
        }
        if (policy.key().engine() == PolicyEngine.VERIFY_IMAGES && spelling.mutatesDigest()) {
            warnings.add(
                    "mutateDigest is true in an entry: Kyverno refuses that of a policy whose validationFailureAction"
                            + " is Audit, whatever the overrides say. It must stay false.");
        }
        if (policy.key().engine() == PolicyEngine.VERIFY_IMAGES && !spelling.admission()) {
            warnings.add("spec.admission is false: nothing is refused before it is true.");
        }
        return warnings;
    }

    private static String failure(ImagePolicy policy) {
        if (policy.key().engine() == PolicyEngine.IMAGE_VALIDATING) {
            return "An image that cannot be fetched is refused, with failurePolicy Ignore too: an outage of the registry"
                    + " stops new pods.";
        }
        return policy.failurePolicy() == FailurePolicy.IGNORE
                ? "failurePolicy is Ignore: while the registry cannot be reached or Kyverno is down, images are admitted"
                        + " unchecked."
                : "failurePolicy is Fail: while the registry cannot be reached or Kyverno is down, every pod that the"
                        + " policy matches is refused, signed or not.";
    }
}

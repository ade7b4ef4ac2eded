package dev.assay.web.policy;

import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImageCheck;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Says what enforcing does besides refusing what fails. */
final class EffectWords {

    private EffectWords() {}

    /**
     * What one setting does.
     *
     * @param setting as it stands in the policy, or is assumed
     * @param effect in plain words
     */
    record Effect(String setting, String effect) {}

    static List<Effect> of(ImagePolicy policy) {
        List<Effect> effects = new ArrayList<>();
        effects.add(failure(policy));
        int seconds = policy.enforcement().spelling().timeoutSeconds();
        effects.add(new Effect(
                "timeoutSeconds: " + seconds,
                "Each new or changed pod waits for up to " + seconds
                        + " s while its images are checked; what takes longer counts as a failure to check."));
        effects.addAll(settings(policy));
        effects.add(new Effect(
                "what runs",
                "Nothing of it is stopped. A pod that is deleted does not come back if its image fails, and no update of"
                        + " one, be it of a label, is accepted."));
        return effects;
    }

    private static List<Effect> settings(ImagePolicy policy) {
        List<Effect> effects = new ArrayList<>();
        effects.add(setting(
                policy,
                "mutateDigest",
                check -> check.settings().mutatesDigest(),
                "Kyverno writes the digest that it checked into each image that is named by a tag. What runs then differs from"
                        + " what Git says.",
                "Tags stay as they are: what is checked at admission and what a node pulls later may differ."));
        effects.add(setting(
                policy,
                "verifyDigest",
                check -> check.settings().verifiesDigest(),
                "An image named by a tag is refused, signed or not, unless mutateDigest has put its digest in.",
                "An image may be named by a tag."));
        effects.add(setting(
                policy,
                "required",
                check -> check.settings().required(),
                "A second webhook refuses what nobody verified, also in updates of pods that were there before.",
                "Nobody asks again after other webhooks have changed the pod."));
        return effects;
    }

    private static Effect failure(ImagePolicy policy) {
        if (policy.key().engine() == PolicyEngine.IMAGE_VALIDATING) {
            return new Effect(
                    "failurePolicy: " + (policy.failurePolicy() == FailurePolicy.IGNORE ? "Ignore" : "Fail"),
                    "An image that cannot be fetched is refused, whatever this says: an outage of the registry stops new pods.");
        }
        return policy.failurePolicy() == FailurePolicy.IGNORE
                ? new Effect(
                        "failurePolicy: Ignore",
                        "While a registry cannot be reached or Kyverno is down, images are admitted unchecked.")
                : new Effect(
                        "failurePolicy: Fail",
                        "While a registry cannot be reached or Kyverno is down, every pod that the policy matches is refused,"
                                + " in Audit too.");
    }

    /** The entries of a policy may differ. */
    private static Effect setting(ImagePolicy policy, String name, Predicate<ImageCheck> holds, String yes, String no) {
        List<ImageCheck> checks = policy.spelling().checks();
        long on = checks.stream().filter(holds).count();
        if (on == 0) {
            return new Effect(name + ": false", no);
        }
        return on == checks.size()
                ? new Effect(name + ": true", yes)
                : new Effect(name + ": true in " + on + " of " + checks.size() + " entries", yes);
    }
}

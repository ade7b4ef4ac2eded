package dev.assay.gate;

import dev.assay.policy.EnforcementMode;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How to enforce a policy in one namespace, and how to take that back: text for a person, which Assay never carries out.
 *
 * @param enforce what to do; nothing if it is enforced there already, or cannot be done by a patch
 * @param revert the way back
 * @param warnings what to know before
 */
public record EnforcementPlan(Step enforce, Step revert, List<String> warnings) {

    /** Names go into a shell's line, and a recording may hold any: what Kubernetes would not take is not printed. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    public EnforcementPlan {
        warnings = List.copyOf(warnings);
    }

    /** The plan for this policy as it is now. */
    public static EnforcementPlan of(ImagePolicy policy, String namespace, GateState state) {
        List<String> warnings = new ArrayList<>();
        if (state != GateState.READY) {
            warnings.add("The gate is " + state
                    + ": to enforce now may refuse what runs, or nobody knows whether it would.");
        }
        if (!isName(bareName(policy)) || !isName(namespace)) {
            warnings.add("No commands: the name of the policy or of the namespace is none that Kubernetes takes.");
            return new EnforcementPlan(Step.NONE, Step.NONE, warnings);
        }
        warnings.addAll(PlanWarnings.of(policy));
        if (policy.enforcement().in(namespace) == EnforcementMode.ENFORCE) {
            warnings.add("The policy is enforced here already: there is only a way back.");
        }
        return policy.key().engine() == PolicyEngine.VERIFY_IMAGES
                ? new VerifyImagesFlip(policy, namespace).plan(warnings)
                : new ImageValidatingFlip(policy, namespace).plan(warnings);
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The policy's name without its namespace. */
    static String bareName(ImagePolicy policy) {
        String name = policy.key().name();
        return policy.namespace().isEmpty()
                ? name
                : name.substring(policy.namespace().length() + 1);
    }

    /**
     * One step.
     *
     * @param command for a shell with kubectl; blank if there is none
     * @param yaml the same for a repository: what to write into the policy; blank if there is none
     */
    public record Step(String command, String yaml) {

        /** Nothing to do, or nothing that can be done this way. */
        public static final Step NONE = new Step("", "");
    }
}

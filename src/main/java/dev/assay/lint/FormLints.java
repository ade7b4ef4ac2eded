package dev.assay.lint;

import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import dev.assay.signer.SignatureFormat;
import dev.assay.workload.ContainerKind;
import java.util.stream.Stream;

/** Looks at how it is written. */
final class FormLints {

    private FormLints() {}

    static Stream<Finding> scansNothing(ImagePolicy policy) {
        return policy.background() ? Stream.of() : Stream.of(new Finding(Lint.NO_BACKGROUND_SCAN, "background: false"));
    }

    static Stream<Finding> hidesTheCause(ImagePolicy policy) {
        return policy.spelling().ownMessages().stream().map(path -> new Finding(Lint.HIDES_THE_CAUSE, path));
    }

    static Stream<Finding> overlooksBundles(ImagePolicy policy) {
        return policy.spelling().checks().stream()
                .filter(check -> check.format() == SignatureFormat.COSIGN)
                .map(check -> new Finding(Lint.OVERLOOKS_BUNDLES, "rule " + check.rule()));
    }

    static Stream<Finding> overlooksContainers(ImagePolicy policy) {
        return someContainersOnly(policy, false, Lint.OVERLOOKS_CONTAINERS);
    }

    static Stream<Finding> failsInitContainers(ImagePolicy policy) {
        return someContainersOnly(policy, true, Lint.FAILS_INIT_CONTAINERS);
    }

    static Stream<Finding> overlooksControllers(ImagePolicy policy) {
        return policy.spelling().podsOnly().stream()
                .map(rule -> new Finding(Lint.OVERLOOKS_CONTROLLERS, "rule " + rule));
    }

    static Stream<Finding> usesOldFields(ImagePolicy policy) {
        return policy.spelling().oldFields().stream().map(path -> new Finding(Lint.OLD_FIELDS, path));
    }

    static Stream<Finding> isOfAnEndingKind(ImagePolicy policy) {
        return policy.key().engine() == PolicyEngine.VERIFY_IMAGES
                ? Stream.of(new Finding(Lint.ENDING_KIND, policy.namespace().isEmpty() ? "ClusterPolicy" : "Policy"))
                : Stream.of();
    }

    static Stream<Finding> remembersPasses(ImagePolicy policy) {
        if (policy.key().engine() == PolicyEngine.IMAGE_VALIDATING) {
            return Stream.of();
        }
        return policy.spelling().checks().stream()
                .filter(check -> check.settings().cached())
                .map(check -> new Finding(Lint.REMEMBERS_PASSES, "useCache: true, rule " + check.rule()));
    }

    /** Whether the lists that the expressions name are not all there are. */
    private static Stream<Finding> someContainersOnly(ImagePolicy policy, boolean required, Lint lint) {
        boolean some = policy.key().engine() == PolicyEngine.IMAGE_VALIDATING
                && !policy.spelling().mentioned().isEmpty()
                && policy.spelling().mentioned().size() < ContainerKind.values().length;
        return policy.spelling().checks().stream()
                .filter(check -> some && check.settings().required() == required)
                .map(check -> new Finding(lint, "spec.validations"));
    }
}

package dev.assay.lint;

import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImageCheck;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks at what happens where it refuses, or should not. */
final class EnforcementLints {

    private static final int SHORT_SECONDS = 10;
    private static final int LONG_SECONDS = 26;

    private EnforcementLints() {}

    static Stream<Finding> letsInDuringOutage(ImagePolicy policy) {
        boolean open = verifiesImages(policy) && enforces(policy) && policy.failurePolicy() == FailurePolicy.IGNORE;
        return found(open, Lint.LETS_IN_DURING_OUTAGE, "failurePolicy: Ignore");
    }

    static Stream<Finding> refusesInAudit(ImagePolicy policy) {
        boolean audits = policy.enforcement().mode() == EnforcementMode.AUDIT;
        boolean asked = policy.enforcement().spelling().admission();
        boolean refuses = audits && asked && policy.failurePolicy() == FailurePolicy.FAIL;
        return found(refuses, Lint.REFUSES_IN_AUDIT, "failurePolicy: Fail");
    }

    static Stream<Finding> asksOnlyOnce(ImagePolicy policy) {
        return enforcedChecks(policy, check -> !check.settings().required(), Lint.ASKS_ONLY_ONCE, "required: false");
    }

    static Stream<Finding> leavesTagsMovable(ImagePolicy policy) {
        return enforcedChecks(
                policy, check -> !check.settings().mutatesDigest(), Lint.TAGS_MAY_MOVE, "mutateDigest: false");
    }

    static Stream<Finding> waitsTooShort(ImagePolicy policy) {
        int seconds = policy.enforcement().spelling().timeoutSeconds();
        return found(seconds < SHORT_SECONDS, Lint.TIMEOUT_SHORT, seconds + " s");
    }

    static Stream<Finding> waitsTooLong(ImagePolicy policy) {
        int seconds = policy.enforcement().spelling().timeoutSeconds();
        return found(seconds >= LONG_SECONDS, Lint.TIMEOUT_LONG, seconds + " s");
    }

    static Stream<Finding> overridesByLabel(ImagePolicy policy) {
        return found(
                policy.enforcement().spelling().selectsByLabel(),
                Lint.OVERRIDE_BY_LABEL,
                "spec.validationFailureActionOverrides");
    }

    static Stream<Finding> fixesModeInEntry(ImagePolicy policy) {
        return policy.enforcement().spelling().own().stream()
                .map(own -> new Finding(
                        Lint.MODE_IN_ENTRY,
                        "spec.rules[" + own.rule() + "].verifyImages[" + own.entry() + "].failureAction"));
    }

    static Stream<Finding> isNeverAsked(ImagePolicy policy) {
        return found(!policy.enforcement().spelling().admission(), Lint.NEVER_ASKED, "admission: false");
    }

    /** Whether it refuses anything anywhere. */
    private static boolean enforces(ImagePolicy policy) {
        Enforcement enforcement = policy.enforcement();
        return enforcement.mode() == EnforcementMode.ENFORCE
                || enforcement.overrides().stream().anyMatch(override -> override.mode() == EnforcementMode.ENFORCE)
                || enforcement.spelling().own().stream().anyMatch(own -> own.mode() == EnforcementMode.ENFORCE);
    }

    private static Stream<Finding> enforcedChecks(
            ImagePolicy policy, Predicate<ImageCheck> concerned, Lint lint, String setting) {
        if (!enforces(policy)) {
            return Stream.of();
        }
        return policy.spelling().checks().stream()
                .filter(concerned)
                .map(check -> new Finding(lint, setting + ", rule " + check.rule()));
    }

    private static boolean verifiesImages(ImagePolicy policy) {
        return policy.key().engine() == PolicyEngine.VERIFY_IMAGES;
    }

    private static Stream<Finding> found(boolean found, Lint lint, String where) {
        return found ? Stream.of(new Finding(lint, where)) : Stream.of();
    }
}

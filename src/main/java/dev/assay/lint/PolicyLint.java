package dev.assay.lint;

import dev.assay.policy.ImagePolicy;
import java.util.List;

/** Looks at a policy for all there is to look for. */
public final class PolicyLint {

    private static final List<LintCheck> CHECKS = List.of(
            SignerLints::asksNobody,
            SignerLints::acceptsAnyone,
            SignerLints::acceptsAnyAccount,
            SignerLints::acceptsAnyIssuer,
            SignerLints::asksForMoreThanThereAre,
            SignerLints::leavesRegexpOpen,
            SignerLints::ignoresTheLog,
            SignerLints::namesSomebodyUnknown,
            ReferenceLints::matchesNothing,
            ReferenceLints::missesDigests,
            ReferenceLints::missesSpelling,
            EnforcementLints::letsInDuringOutage,
            EnforcementLints::refusesInAudit,
            EnforcementLints::asksOnlyOnce,
            EnforcementLints::leavesTagsMovable,
            EnforcementLints::waitsTooShort,
            EnforcementLints::waitsTooLong,
            EnforcementLints::overridesByLabel,
            EnforcementLints::fixesModeInEntry,
            EnforcementLints::isNeverAsked,
            FormLints::scansNothing,
            FormLints::hidesTheCause,
            FormLints::overlooksBundles,
            FormLints::overlooksContainers,
            FormLints::failsInitContainers,
            FormLints::overlooksControllers,
            FormLints::usesOldFields,
            FormLints::isOfAnEndingKind,
            FormLints::remembersPasses);

    private PolicyLint() {}

    /** What was found, worst first. */
    public static List<Finding> of(ImagePolicy policy) {
        return CHECKS.stream()
                .flatMap(check -> check.findIn(policy))
                .distinct()
                .sorted(Finding.WORST_FIRST)
                .toList();
    }
}

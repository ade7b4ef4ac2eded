package dev.assay.lint;

import java.util.Comparator;

/**
 * One thing that a policy's author should look at.
 *
 * @param lint what it is
 * @param where in the policy, in words or as it is written there
 */
public record Finding(Lint lint, String where) {

    static final Comparator<Finding> WORST_FIRST =
            Comparator.comparing((Finding finding) -> finding.lint.severity()).thenComparing(Finding::lint);
}

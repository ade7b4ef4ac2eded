package dev.assay.lint;

import dev.assay.policy.ImagePolicy;
import java.util.stream.Stream;

/** Looks for one thing. */
@FunctionalInterface
interface LintCheck {

    Stream<Finding> findIn(ImagePolicy policy);
}

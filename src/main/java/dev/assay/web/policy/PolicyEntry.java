package dev.assay.web.policy;

import dev.assay.lint.Finding;
import dev.assay.lint.PolicyLint;
import dev.assay.policy.Enforcement;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.Posture;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.ModeWords;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.VerdictBar;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One policy as a row of a list.
 *
 * @param known whether everything was read; the numbers of images mean nothing before
 * @param images those it looks at
 * @param namespaces in how many namespaces they are
 * @param findings of the lint
 */
record PolicyEntry(
        PolicyPosture posture, boolean known, PolicyImages.Count images, long namespaces, List<Finding> findings) {

    static final Comparator<PolicyEntry> BY_NAME = Comparator.comparing(PolicyEntry::key);

    /** Every policy. */
    static Stream<PolicyEntry> of(Posture posture) {
        PolicyImages images = PolicyImages.of(posture);
        return posture.policies().stream().map(policy -> {
            PolicyImages.Counted counted = images.by(policy.policy().key());
            return new PolicyEntry(
                    policy,
                    posture.complete(),
                    counted.whole(),
                    counted.byNamespace().size(),
                    PolicyLint.of(policy.policy()));
        });
    }

    ImagePolicy policy() {
        return posture.policy();
    }

    PolicyKey key() {
        return policy().key();
    }

    String name() {
        return key().name();
    }

    String kind() {
        return PolicyLabel.kindOf(key());
    }

    String mode() {
        return ModeWords.of(policy());
    }

    /** The value of {@code ?mode=}. */
    String modeKey() {
        Enforcement enforcement = policy().enforcement();
        boolean differs = enforcement.overrides().stream().anyMatch(override -> override.mode() != enforcement.mode());
        return differs ? "both" : enforcement.mode().label();
    }

    VerdictBar verdicts() {
        return VerdictBar.of(images.verdicts());
    }

    ImageCounts counts() {
        return images.counts();
    }

    /** Since when it is as it is; empty if that is not known. */
    Optional<Instant> since() {
        return Optional.of(posture.sinceSecond()).filter(second -> second > 0).map(Instant::ofEpochSecond);
    }
}

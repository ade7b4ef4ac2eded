package dev.assay.verdict;

import java.time.Instant;
import java.util.Optional;

/** Tells whether a claim still counts, and until when. */
final class Freshness {

    private final PolicyInForce policy;
    private final EvidenceAge age;
    private final long nowSecond;

    Freshness(PolicyInForce policy, EvidenceAge age, Instant now) {
        this.policy = policy;
        this.age = age;
        this.nowSecond = now.getEpochSecond();
    }

    /** Why the claim does not count; empty if it does. */
    Optional<String> doubt(Claim claim) {
        if (claim.atSecond() <= 0) {
            return Optional.of("It does not say when it was evaluated.");
        }
        if (!policy.evaluatedBy(claim.policyVersion(), claim.atSecond())) {
            return Optional.of("The policy has changed since.");
        }
        if (claim.atSecond() > nowSecond + age.ahead().toSeconds()) {
            return Optional.of("It is dated in the future.");
        }
        if (claim.atSecond() < nowSecond - age.oldest().toSeconds()) {
            return Optional.of("It is too old.");
        }
        return Optional.empty();
    }

    /** When the answer of {@link #doubt} may change by itself, in seconds since 1970. */
    long until(Claim claim) {
        if (claim.atSecond() > nowSecond + age.ahead().toSeconds()) {
            return claim.atSecond() - age.ahead().toSeconds();
        }
        long oldest = claim.atSecond() + age.oldest().toSeconds() + 1;
        return oldest > nowSecond ? oldest : Long.MAX_VALUE;
    }
}

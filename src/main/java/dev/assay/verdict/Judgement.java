package dev.assay.verdict;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one policy about one image of one pod or template.
 *
 * @param verdict the verdict
 * @param why the cause, where the verdict has one
 * @param refused whether admission would refuse it
 * @param evidence the claim it rests on, if any
 * @param reason why there is no better answer, in plain words; blank where the evidence speaks for itself
 * @param covered whether the policy concerns the image at all
 * @param validUntilSecond when to judge anew even if nothing happens, in seconds since 1970
 */
public record Judgement(
        Verdict verdict,
        @Nullable Cause why,
        Refusal refused,
        @Nullable Claim evidence,
        String reason,
        boolean covered,
        long validUntilSecond) {

    private static final Comparator<Judgement> BY_SAY = Comparator.comparing((Judgement one) -> !one.covered)
            .thenComparing(one -> one.verdict == Verdict.SKIPPED)
            .thenComparing(Judgement::verdict);

    /** The cause; empty where nothing is wrong. */
    public Optional<Cause> cause() {
        return Optional.ofNullable(why);
    }

    /** The claim the verdict rests on; empty if there is none. */
    public Optional<Claim> claim() {
        return Optional.ofNullable(evidence);
    }

    /**
     * What two rules, or two policies, say together: the worse. A rule that does not look at the image has no say where
     * another one does.
     */
    public Judgement and(Judgement other) {
        Judgement worse = BY_SAY.compare(this, other) <= 0 ? this : other;
        return new Judgement(
                worse.verdict,
                worse.why,
                refused.and(other.refused),
                worse.evidence,
                worse.reason,
                covered || other.covered,
                Math.min(validUntilSecond, other.validUntilSecond));
    }
}

package dev.assay.verdict;

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

    /** The cause; empty where nothing is wrong. */
    public Optional<Cause> cause() {
        return Optional.ofNullable(why);
    }

    /** The claim the verdict rests on; empty if there is none. */
    public Optional<Claim> claim() {
        return Optional.ofNullable(evidence);
    }

    /** The same, where admission never looks: nothing is refused, whatever is known of the image. */
    public Judgement unseen(String whyUnseen) {
        return new Judgement(Verdict.SKIPPED, null, Refusal.NO, evidence, whyUnseen, false, validUntilSecond);
    }

    /** What it counts for. */
    public Standing standing() {
        return new Standing(verdict, refused, covered);
    }

    /**
     * What two rules, or two policies, say together: the worse. A rule that does not look at the image has no say where
     * another one does.
     */
    public Judgement and(Judgement other) {
        boolean outweighs = Standing.outweighs(verdict, covered, other.verdict, other.covered);
        Judgement worse = outweighs ? this : other;
        Judgement better = outweighs ? other : this;
        return worse.impliesAllOf(better) ? worse : worse.and(better.refused, better.covered, better.validUntilSecond);
    }

    /** Mostly many that say the same come together. */
    private boolean impliesAllOf(Judgement better) {
        return refused.and(better.refused) == refused
                && (covered || !better.covered)
                && validUntilSecond <= better.validUntilSecond;
    }

    private Judgement and(Refusal otherRefused, boolean otherCovered, long otherSecond) {
        return new Judgement(
                verdict,
                why,
                refused.and(otherRefused),
                evidence,
                reason,
                covered || otherCovered,
                Math.min(validUntilSecond, otherSecond));
    }
}

package dev.assay.verdict;

/**
 * What a judgement counts for, without its evidence.
 *
 * @param verdict the verdict
 * @param refused whether admission would refuse it
 * @param covered whether a policy concerns the image at all
 */
public record Standing(Verdict verdict, Refusal refused, boolean covered) {

    /** Whether admission never looks at it, so that it is admitted whatever a check says. */
    public boolean unseen() {
        return verdict == Verdict.SKIPPED && !covered;
    }

    /** What two of them say together, see {@link Judgement#and}. */
    public Standing and(Standing other) {
        Standing worse = outweighs(verdict, covered, other.verdict, other.covered) ? this : other;
        return new Standing(worse.verdict, refused.and(other.refused), covered || other.covered);
    }

    /** Whether one has at least as much say: it covers the image, it looks at it, it is the worse verdict. */
    static boolean outweighs(Verdict one, boolean oneCovers, Verdict other, boolean otherCovers) {
        if (oneCovers != otherCovers) {
            return oneCovers;
        }
        boolean skips = one == Verdict.SKIPPED;
        if (skips != (other == Verdict.SKIPPED)) {
            return !skips;
        }
        return one.compareTo(other) <= 0;
    }
}

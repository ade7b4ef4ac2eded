package dev.assay.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One background scan of one resource by one rule: as many results as images, of which only some say which image they
 * are about.
 *
 * @param atSecond when, in seconds since 1970
 * @param policyVersion the resourceVersion of the policy that was evaluated; 0 if unknown
 * @param named the images that a result names
 * @param unnamed how many results name none
 * @param passing one of the unnamed results that passes
 * @param failing the worst of the unnamed results that do not pass
 * @param cut whether results were left out
 */
record Scan(
        long atSecond,
        long policyVersion,
        List<String> named,
        int unnamed,
        @Nullable Claim passing,
        @Nullable Claim failing,
        boolean cut) {

    /** The scan that counts comes last; total, see {@link Claim#BY_WEIGHT}. */
    static final Comparator<Scan> BY_WEIGHT = Comparator.comparingLong(Scan::atSecond)
            .thenComparingLong(Scan::policyVersion)
            .thenComparing(Scan::failing, Comparator.nullsFirst(Claim.BY_WEIGHT))
            .thenComparing(Scan::passing, Comparator.nullsFirst(Claim.BY_WEIGHT))
            .thenComparingInt(Scan::unnamed)
            .thenComparing(scan -> String.join(" ", scan.named))
            .thenComparing(Scan::cut);

    Scan {
        named = List.copyOf(new TreeSet<>(named));
    }

    /** Whether the results account for exactly these images, so that the unnamed ones belong to the images left over. */
    boolean accountsFor(Set<String> images) {
        return !cut && named.size() + unnamed == images.size() && images.containsAll(named);
    }

    /**
     * What the scan says about an image that none of its results names, once it {@link #accountsFor accounts for} all.
     * Empty where passing and failing results are left for several images: nobody can tell which is whose.
     */
    Optional<Claim> leftOver() {
        if (failing == null) {
            return Optional.ofNullable(passing);
        }
        return passing == null ? Optional.of(failing) : Optional.empty();
    }

    Scan shortened() {
        return new Scan(
                atSecond,
                policyVersion,
                named,
                unnamed,
                passing == null ? null : passing.shortened(),
                failing == null ? null : failing.shortened(),
                cut);
    }

    /** Whether a result that names no image does not pass. */
    boolean failsUnnamed() {
        return failing != null;
    }

    static Claim heavier(@Nullable Claim one, Claim other) {
        return one == null || Claim.BY_WEIGHT.compare(one, other) < 0 ? other : Objects.requireNonNull(one);
    }
}

package dev.assay.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/*
 * All that is known of one rule and one resource is the join of all that was ever written about them:
 *
 *     report ──► evidence ─┐
 *     report ──► evidence ─┼─ merge ──► evidence ──► VerdictRules
 *     event  ──► evidence ─┘
 *
 * Invariant: merge keeps the heaviest claim per image, the heaviest claim about the whole and the heaviest scan, by total
 * orders. So it is commutative, associative and idempotent: reports may come late, twice, or in any order, and their
 * objects may be gone (an EphemeralReport lives ten seconds), and the evidence is the same.
 */
/** What is known about one resource and one rule. Immutable. */
public final class RuleEvidence {

    /** How many images are remembered per rule and resource; a real pod has a handful. */
    static final int MOST_IMAGES = 256;

    private final List<ImageClaim> images;
    private final @Nullable Claim whole;
    private final @Nullable Scan scan;

    private RuleEvidence(List<ImageClaim> images, @Nullable Claim whole, @Nullable Scan scan) {
        this.images = images;
        this.whole = whole;
        this.scan = scan;
    }

    static RuleEvidence of(Map<String, Claim> byImage, @Nullable Claim whole, @Nullable Scan scan) {
        return new RuleEvidence(heaviest(byImage), whole, scan);
    }

    /** Everything that this and the other evidence say; this same object if the other adds nothing. */
    public RuleEvidence merge(RuleEvidence other) {
        Claim mergedWhole = heavier(whole, other.whole);
        Scan mergedScan = heavier(scan, other.scan);
        List<ImageClaim> mergedImages = mergeImages(other.images);
        RuleEvidence merged = new RuleEvidence(mergedImages, mergedWhole, mergedScan);
        return merged.equals(this) ? this : merged;
    }

    /** How many characters the messages have. */
    public long textLength() {
        long images = 0;
        for (ImageClaim known : this.images) {
            images += known.claim.message().length();
        }
        return images + length(whole) + (scan == null ? 0 : length(scan.passing()) + length(scan.failing()));
    }

    /** The same with messages that are cut short and say so; what they mean was read before. */
    public RuleEvidence shortened() {
        List<ImageClaim> shorter = images.stream()
                .map(known -> new ImageClaim(known.image, known.claim.shortened()))
                .toList();
        return new RuleEvidence(
                shorter, whole == null ? null : whole.shortened(), scan == null ? null : scan.shortened());
    }

    Optional<Claim> about(String image) {
        for (ImageClaim known : images) {
            if (known.image.equals(image)) {
                return Optional.of(known.claim);
            }
        }
        return Optional.empty();
    }

    Optional<Claim> aboutAll() {
        return Optional.ofNullable(whole);
    }

    Optional<Scan> scan() {
        return Optional.ofNullable(scan);
    }

    private static long length(@Nullable Claim claim) {
        return claim == null ? 0 : claim.message().length();
    }

    private List<ImageClaim> mergeImages(List<ImageClaim> others) {
        boolean news = false;
        for (ImageClaim other : others) {
            news |= about(other.image)
                    .filter(claim -> Claim.BY_WEIGHT.compare(claim, other.claim) >= 0)
                    .isEmpty();
        }
        if (!news) {
            return images;
        }
        Map<String, Claim> byImage = new TreeMap<>();
        images.forEach(known -> byImage.put(known.image, known.claim));
        others.forEach(other -> byImage.merge(other.image, other.claim, Scan::heavier));
        return heaviest(byImage);
    }

    private static List<ImageClaim> heaviest(Map<String, Claim> byImage) {
        List<ImageClaim> claims = new ArrayList<>(byImage.size());
        byImage.forEach((image, claim) -> claims.add(new ImageClaim(image, claim)));
        if (claims.size() > MOST_IMAGES) {
            claims.sort(RuleEvidence::compare);
            claims.subList(0, claims.size() - MOST_IMAGES).clear();
        }
        claims.sort((one, other) -> one.image.compareTo(other.image));
        return List.copyOf(claims);
    }

    private static int compare(ImageClaim one, ImageClaim other) {
        int byWeight = Claim.BY_WEIGHT.compare(one.claim, other.claim);
        return byWeight != 0 ? byWeight : one.image.compareTo(other.image);
    }

    private static @Nullable Claim heavier(@Nullable Claim one, @Nullable Claim other) {
        return other == null ? one : Scan.heavier(one, other);
    }

    private static @Nullable Scan heavier(@Nullable Scan one, @Nullable Scan other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Scan.BY_WEIGHT.compare(one, other) < 0 ? other : one;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof RuleEvidence other
                && images.equals(other.images)
                && Objects.equals(whole, other.whole)
                && Objects.equals(scan, other.scan);
    }

    @Override
    public int hashCode() {
        return Objects.hash(images, whole, scan);
    }

    @Override
    public String toString() {
        return "RuleEvidence" + List.of(images, Optional.ofNullable(whole), Optional.ofNullable(scan));
    }

    static Optional<Claim> heaviestOf(Collection<Claim> claims) {
        return claims.stream().max(Claim.BY_WEIGHT);
    }

    private record ImageClaim(String image, Claim claim) {}
}

package dev.assay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.Outcome;
import dev.assay.report.ReportForm;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RuleEvidenceTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void mergingIsCommutative(@ForAll("evidence") RuleEvidence one, @ForAll("evidence") RuleEvidence other) {
        assertThat(one.merge(other)).isEqualTo(other.merge(one));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void mergingIsAssociative(
            @ForAll("evidence") RuleEvidence a,
            @ForAll("evidence") RuleEvidence b,
            @ForAll("evidence") RuleEvidence c) {
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void mergingWhatIsKnownGivesTheSameObject(
            @ForAll("evidence") RuleEvidence one, @ForAll("evidence") RuleEvidence other) {
        RuleEvidence both = one.merge(other);

        assertThat(one.merge(one)).isSameAs(one);
        assertThat(both.merge(one)).isSameAs(both);
        assertThat(both.merge(other)).isSameAs(both);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyOrderGivesTheSame(
            @ForAll @Size(min = 2, max = 6) List<@From("evidence") RuleEvidence> pieces, @ForAll Random random) {
        RuleEvidence inOrder = pieces.stream().reduce(RuleEvidence::merge).orElseThrow();

        Collections.shuffle(pieces, random);

        assertThat(pieces.stream().reduce(RuleEvidence::merge)).contains(inOrder);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theHeaviestClaimAboutAnImageIsKept(@ForAll("claims") Claim one, @ForAll("claims") Claim other) {
        RuleEvidence merged = about("a", one).merge(about("a", other));

        assertThat(merged.about("a")).isEqualTo(RuleEvidence.heaviestOf(List.of(one, other)));
    }

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void noTwoDifferentClaimsWeighTheSame(@ForAll("claims") Claim one, @ForAll("claims") Claim other) {
        assertThat(Claim.BY_WEIGHT.compare(one, other) == 0).isEqualTo(one.equals(other));
    }

    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE)
    void noTwoDifferentScansWeighTheSame(@ForAll("scans") Scan one, @ForAll("scans") Scan other) {
        assertThat(Scan.BY_WEIGHT.compare(one, other) == 0).isEqualTo(one.equals(other));
    }

    @Test
    void onlyTheHeaviestImagesAreKeptWhateverTheOrder() {
        RuleEvidence many = RuleEvidence.of(claims(0, 300), null, null);
        RuleEvidence few = RuleEvidence.of(claims(298, 303), null, null);

        assertThat(many.about("image-299")).isPresent();
        assertThat(many.about("image-0")).isEmpty();
        assertThat(many.merge(few)).isEqualTo(few.merge(many));
        assertThat(many.merge(few).about("image-302")).isPresent();
        assertThat(RuleEvidence.of(claims(200, 300), null, null).merge(many)).isEqualTo(many);
    }

    @Provide
    Arbitrary<RuleEvidence> evidence() {
        Arbitrary<Map<String, Claim>> images =
                Arbitraries.maps(Arbitraries.of("a", "b", "c"), claims()).ofMaxSize(3);
        return Combinators.combine(images, claims().injectNull(0.3), scans().injectNull(0.3))
                .as(RuleEvidence::of);
    }

    @Provide
    Arbitrary<Claim> claims() {
        return Combinators.combine(
                        Arbitraries.of(ReportForm.SCAN, ReportForm.MERGED),
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.longs().between(0, 1),
                        Arbitraries.of(Outcome.PASS, Outcome.FAIL),
                        Arbitraries.of(Verdict.UNSIGNED, Verdict.SKIPPED, Verdict.VERIFIED),
                        Arbitraries.of(Cause.UNKNOWN, Cause.TIMEOUT).injectNull(0.5),
                        Arbitraries.of("x", "y"))
                .as(Claim::new);
    }

    @Provide
    Arbitrary<Scan> scans() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 2),
                        Arbitraries.longs().between(0, 1),
                        Arbitraries.of("a", "b").list().ofMaxSize(2),
                        Arbitraries.integers().between(0, 2),
                        claims().injectNull(0.5),
                        claims().injectNull(0.5),
                        Arbitraries.of(true, false))
                .as(Scan::new);
    }

    private static RuleEvidence about(String image, Claim claim) {
        return RuleEvidence.of(Map.of(image, claim), null, null);
    }

    /** The later the image stands, the newer is its claim. */
    private static Map<String, Claim> claims(int from, int to) {
        Map<String, Claim> claims = new HashMap<>();
        for (int number = from; number < to; number++) {
            claims.put(
                    "image-" + number,
                    new Claim(ReportForm.SCAN, 1_000 + number, 0, Outcome.PASS, Verdict.VERIFIED, null, ""));
        }
        return claims;
    }
}

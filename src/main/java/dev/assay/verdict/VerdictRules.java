package dev.assay.verdict;

import dev.assay.policy.FailurePolicy;
import dev.assay.policy.Match;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.Rule;
import dev.assay.report.ReportForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/*
 * One rule, one resource, one image. Three claims can speak about the image:
 *
 *     named     the newest result that names it
 *     left over the newest scan, if its results account for exactly the images of the resource and this one is not named
 *     whole     the newest result about the resource as a whole, where that decides: an exception, a single image,
 *               an ImageValidatingPolicy that looks at all images of the container's list
 *
 * Of those that still count (this generation of the policy, these images, not too old, not from the future) the heaviest
 * decides. Invariant: no claim, no verdict. Nothing is verified because nothing was said against it.
 */
/** Decides the verdict of one image from all evidence. Pure. */
public final class VerdictRules {

    private static final Judgement NOT_SELECTED = new Judgement(
            Verdict.SKIPPED, null, Refusal.NO, null, "The rule does not look at this image.", true, Long.MAX_VALUE);

    private static final Judgement NOT_CONCERNED = new Judgement(
            Verdict.SKIPPED,
            null,
            Refusal.NO,
            null,
            "Admission never sees it under this policy: its match and exclude leave it out.",
            false,
            Long.MAX_VALUE);

    private final EvidenceAge age;
    private final Predicate<String> exceptionInForce;

    /**
     * Creates the rules.
     *
     * @param age how old evidence may be
     * @param exceptionInForce whether the exception that a message names still exists
     */
    public VerdictRules(EvidenceAge age, Predicate<String> exceptionInForce) {
        this.age = age;
        this.exceptionInForce = exceptionInForce;
    }

    /** What one rule of a policy says about a container's image. {@code evidence} is what is known of that rule. */
    public Judgement judge(Case question, @Nullable RuleEvidence evidence, Instant now) {
        if (question.rule().selects(question.container().image()) == Match.NO) {
            return NOT_SELECTED;
        }
        List<Claim> claims = evidence == null ? List.of() : speaking(question, evidence);
        Freshness freshness = new Freshness(question.policy(), age, now);
        Claim decisive = null;
        for (Claim claim : claims) {
            decisive = counts(claim, freshness) ? Scan.heavier(decisive, claim) : decisive;
        }
        if (decisive == null) {
            return undecided(question, claims, evidence, freshness);
        }
        if (evidence != null && overtaken(decisive, evidence, freshness)) {
            long until = until(claims, freshness);
            return unknown("A newer result fails without saying for which image.", decisive, until);
        }
        return decided(question.policy(), decisive, until(claims, freshness));
    }

    /** A claim that does not count now may do so later, and the reverse. */
    private static long until(List<Claim> claims, Freshness freshness) {
        long until = Long.MAX_VALUE;
        for (Claim claim : claims) {
            until = Math.min(until, freshness.until(claim));
        }
        return until;
    }

    /** The claims that speak about the image, fresh or not. */
    private static List<Claim> speaking(Case question, RuleEvidence evidence) {
        List<Claim> claims = new ArrayList<>(3);
        String image = question.container().image();
        evidence.about(image).filter(claim -> speaks(claim, question.rule())).ifPresent(claims::add);
        evidence.scan()
                .filter(scan -> question.sameImagesAt(scan.atSecond()))
                .filter(scan -> question.rule().selections().size() == 1)
                .filter(scan -> scan.accountsFor(question.selectedImages()))
                .filter(scan -> !scan.named().contains(image))
                .flatMap(Scan::leftOver)
                .ifPresent(claims::add);
        evidence.aboutAll().filter(claim -> decidesAll(claim, question)).ifPresent(claims::add);
        return claims;
    }

    /** Where a rule has several entries, one that skips the image says nothing of the others. */
    private static boolean speaks(Claim claim, Rule rule) {
        return claim.verdict() != Verdict.SKIPPED || rule.selections().size() == 1;
    }

    private static boolean decidesAll(Claim whole, Case question) {
        if (!question.sameImagesAt(whole.atSecond())) {
            return false;
        }
        if (whole.verdict() == Verdict.EXCEPTED || whole.verdict() == Verdict.SKIPPED) {
            return true;
        }
        boolean passes = whole.verdict() == Verdict.VERIFIED && !whole.failing();
        if (question.policy().policy().key().engine() == PolicyEngine.IMAGE_VALIDATING && passes) {
            return question.rule().surelyLooksAt(question.container());
        }
        return question.selectedImages().size() == 1;
    }

    private boolean counts(Claim claim, Freshness freshness) {
        return freshness.doubt(claim).isEmpty()
                && (claim.verdict() != Verdict.EXCEPTED || exceptionInForce.test(claim.message()));
    }

    /** A newer failure that names no image may be about this one. */
    private static boolean overtaken(Claim decisive, RuleEvidence evidence, Freshness freshness) {
        if (decisive.failing()) {
            return false;
        }
        boolean byScan = evidence.scan()
                .filter(Scan::failsUnnamed)
                .filter(scan -> scan.atSecond() > decisive.atSecond())
                .isPresent();
        return byScan
                || evidence.aboutAll()
                        .filter(Claim::failing)
                        .filter(claim -> claim.atSecond() > decisive.atSecond())
                        .filter(claim -> freshness.doubt(claim).isEmpty())
                        .isPresent();
    }

    private static Judgement decided(PolicyInForce inForce, Claim claim, long until) {
        return new Judgement(claim.verdict(), claim.why(), refusal(inForce, claim), claim, "", true, until);
    }

    /** What Kyverno would do. It refuses each {@code fail}, whatever the cause. */
    private static Refusal refusal(PolicyInForce inForce, Claim claim) {
        return switch (claim.outcome()) {
            case PASS, SKIP -> Refusal.NO;
            case FAIL, WARN -> claim.form() == ReportForm.ANNOTATION ? Refusal.UNKNOWN : Refusal.YES;
            case ERROR -> refusesErrors(inForce) ? Refusal.YES : Refusal.NO;
        };
    }

    /** An ImageValidatingPolicy refuses errors with {@code failurePolicy: Ignore} too. */
    private static boolean refusesErrors(PolicyInForce inForce) {
        return inForce.policy().key().engine() == PolicyEngine.IMAGE_VALIDATING
                || inForce.policy().failurePolicy() == FailurePolicy.FAIL;
    }

    private Judgement undecided(
            Case question, List<Claim> claims, @Nullable RuleEvidence evidence, Freshness freshness) {
        long until = until(claims, freshness);
        Optional<Claim> whole = Optional.ofNullable(evidence).flatMap(RuleEvidence::aboutAll);
        if (whole.filter(claim -> failsNow(claim, freshness)).isPresent()) {
            String reason = "The pod fails, and nothing says which of its images.";
            return unknown(reason, whole.get(), Math.min(until, freshness.until(whole.get())));
        }
        Optional<Claim> stale = RuleEvidence.heaviestOf(claims);
        if (stale.isPresent()) {
            String doubt = freshness.doubt(stale.get()).orElse("The exception it names is gone.");
            return new Judgement(Verdict.UNEVALUATED, Cause.STALE, Refusal.UNKNOWN, stale.get(), doubt, true, until);
        }
        if (evidence == null) {
            return unreported(question);
        }
        String reason = "Kyverno's results do not say which of the pod's images they are about.";
        return unknown(reason, whole.orElse(null), whole.map(freshness::until).orElse(Long.MAX_VALUE));
    }

    private static boolean failsNow(Claim whole, Freshness freshness) {
        return whole.failing() && freshness.doubt(whole).isEmpty();
    }

    private static Judgement unreported(Case question) {
        return switch (question.rule().concerns(question.subject().target())) {
            case NO -> NOT_CONCERNED;
            case YES -> unknown("Kyverno has not reported on it yet.", null, Long.MAX_VALUE);
            case MAYBE ->
                unknown("Kyverno has not reported on it; the policy may not concern it.", null, Long.MAX_VALUE);
        };
    }

    private static Judgement unknown(String reason, @Nullable Claim claim, long until) {
        return new Judgement(Verdict.UNEVALUATED, Cause.NOT_COVERED, Refusal.UNKNOWN, claim, reason, true, until);
    }
}

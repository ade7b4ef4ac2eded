package dev.assay.verdict;

import dev.assay.report.Outcome;
import dev.assay.report.ReportForm;
import dev.assay.report.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts the results of one rule in one report: about one image, about the resource as a whole, or part of a scan. */
final class Statements {

    private final Map<String, Claim> byImage = new HashMap<>();
    private final List<Claim> unnamed = new ArrayList<>();
    private @Nullable Claim whole;
    private @Nullable Claim any;
    private boolean scanned;

    /** Takes a result of a {@code verifyImages} rule: one per image. */
    void add(MessageReading reading, Claim claim) {
        any = claim;
        scanned |= claim.form() == ReportForm.SCAN;
        Optional<String> image = reading.image();
        if (image.isPresent()) {
            byImage.merge(image.get(), claim, Scan::heavier);
            return;
        }
        if (claim.form() == ReportForm.EVENT) {
            return;
        }
        boolean skipsRule = claim.verdict() == Verdict.EXCEPTED || claim.verdict() == Verdict.SKIPPED;
        if (skipsRule || claim.form() != ReportForm.SCAN) {
            whole = Scan.heavier(whole, claim);
            return;
        }
        unnamed.add(claim);
    }

    /** Takes a result of which structured fields may say which images it is about: one per resource. */
    void addListed(Result result, MessageReading reading, Claim claim) {
        boolean passes = result.outcome() == Outcome.PASS;
        List<String> bad = result.images().unsigned();
        if (claim.form() == ReportForm.ANNOTATION) {
            // Who creates a pod can write a pass there, whether admission was asked or not.
            if (!passes) {
                nameAll(result.images().all(), claim);
            }
            return;
        }
        if (passes || !bad.isEmpty()) {
            List<String> good = new ArrayList<>(result.images().all());
            // A set: both lists may be long.
            good.removeAll(Set.copyOf(bad));
            nameAll(good, verified(claim));
        }
        if (!passes) {
            nameAll(bad, claim);
        }
        reading.image().ifPresent(image -> byImage.merge(image, claim, Scan::heavier));
        if (passes || (bad.isEmpty() && reading.image().isEmpty())) {
            whole = Scan.heavier(whole, claim);
        }
    }

    RuleEvidence toEvidence(boolean cut) {
        return RuleEvidence.of(byImage, whole, scanned && whole == null ? scan(cut) : null);
    }

    private @Nullable Scan scan(boolean cut) {
        if (any == null) {
            return null;
        }
        Claim passing = null;
        Claim failing = null;
        for (Claim claim : unnamed) {
            if (claim.outcome() == Outcome.PASS && claim.verdict() == Verdict.VERIFIED) {
                passing = Scan.heavier(passing, claim);
            } else {
                failing = Scan.heavier(failing, claim);
            }
        }
        List<String> named = byImage.entrySet().stream()
                .filter(entry -> entry.getValue().verdict() != Verdict.SKIPPED)
                .map(Map.Entry::getKey)
                .toList();
        return new Scan(any.atSecond(), any.policyVersion(), named, unnamed.size(), passing, failing, cut);
    }

    private void nameAll(List<String> images, Claim claim) {
        images.forEach(image -> byImage.merge(image, claim, Scan::heavier));
    }

    /** Within a failing result, the images that the policy looked at and did not list as unsigned. */
    private static Claim verified(Claim claim) {
        return new Claim(
                claim.form(),
                claim.atSecond(),
                claim.policyVersion(),
                Outcome.PASS,
                Verdict.VERIFIED,
                null,
                claim.message());
    }
}

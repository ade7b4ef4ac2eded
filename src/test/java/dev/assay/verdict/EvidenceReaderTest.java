package dev.assay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.report.Outcome;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import dev.assay.report.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceReaderTest {

    private static final RuleKey LABELS = key("require-labels", "check-team");
    private static final RuleKey KEYS = key("verify-image-signatures", "verify-key");

    private final List<String> unclassified = new ArrayList<>();

    @Test
    void ofAnUnknownRuleOnlyKyvernosWordsForImagesAreKept() {
        Map<RuleKey, RuleEvidence> evidence = read(
                RuleBook.Entry.UNKNOWN,
                result(LABELS, Outcome.FAIL, "validation error: label team"),
                result(KEYS, Outcome.PASS, "verified image signatures for a.test/b:1"));

        assertThat(evidence).containsOnlyKeys(KEYS);
        assertThat(unclassified).isEmpty();
    }

    @Test
    void aTextThatNoPatternMatchesIsCountedWhereTheRuleVerifiesImages() {
        Map<RuleKey, RuleEvidence> evidence =
                read(RuleBook.Entry.VERIFIES_IMAGES, result(KEYS, Outcome.FAIL, "a text of tomorrow"));

        assertThat(evidence).containsOnlyKeys(KEYS);
        assertThat(unclassified).containsExactly("a text of tomorrow");
    }

    @Test
    void resultsOfOtherToolsAreLeftOut() {
        Result trivy = new Result(
                "Trivy Vulnerability", "CVE", "x", Outcome.FAIL, "no signatures found", 1, Result.ListedImages.NONE);

        assertThat(read(RuleBook.Entry.VERIFIES_IMAGES, trivy)).isEmpty();
    }

    private Map<RuleKey, RuleEvidence> read(RuleBook.Entry entry, Result... results) {
        EvidenceReader reader =
                new EvidenceReader(MessageClassifier.builtIn(), _ -> entry, (_, message) -> unclassified.add(message));
        return reader.read(new Report(ReportForm.MERGED, "u1", "shop", 1, Map.of(), List.of(results), false));
    }

    private static RuleKey key(String policy, String rule) {
        return new RuleKey(new PolicyKey(PolicyEngine.VERIFY_IMAGES, policy), rule);
    }

    private static Result result(RuleKey key, Outcome outcome, String message) {
        return new Result("kyverno", key.policy().name(), key.rule(), outcome, message, 1, Result.ListedImages.NONE);
    }
}

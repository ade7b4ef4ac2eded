package dev.assay.verdict;

import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.report.Outcome;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import dev.assay.report.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Turns a report into evidence per rule: what its results say about which image, in our words. */
public final class EvidenceReader {

    /** Longer messages are rare and seldom the same twice; without them the messages kept take 2 MB at most. */
    private static final int LONGEST_REPEATED = 512;

    private final MessageClassifier classifier;
    private final RuleBook rules;
    private final BiConsumer<String, String> unclassified;

    // nearly all messages repeat word for word, and looking one up is a hundred times faster than classifying it
    private final RecentAnswers<Text, MessageReading> readings;

    // every resource's evidence holds on to its keys
    private final RecentAnswers<RuleKey, RuleKey> keys = new RecentAnswers<>(256, Function.identity());

    // replicas come at the same second and are told the same, and so are the images of one pod
    private final RecentAnswers<Claim, Claim> claims = new RecentAnswers<>(1_024, Function.identity());
    private final RecentAnswers<RuleEvidence, RuleEvidence> shared = new RecentAnswers<>(1_024, Function.identity());

    /**
     * Creates a reader.
     *
     * @param classifier tells what a message means
     * @param rules tells which rules verify images
     * @param unclassified takes the namespace and the message of each rule that verifies images which no pattern matches
     */
    public EvidenceReader(MessageClassifier classifier, RuleBook rules, BiConsumer<String, String> unclassified) {
        this.classifier = classifier;
        this.rules = rules;
        this.readings = new RecentAnswers<>(2_048, text -> classifier.classify(text.outcome, text.message));
        this.unclassified = unclassified;
    }

    /**
     * What the report says, per rule that verifies images. Of a rule that is not known it is kept only if Kyverno's words
     * for images stand in it, so that the results of all other rules take no room.
     */
    public Map<RuleKey, RuleEvidence> read(Report report) {
        Map<RuleKey, List<Result>> byRule = new LinkedHashMap<>();
        for (Result result : report.results()) {
            PolicyEngine.ofSource(result.source())
                    .map(engine -> keyOf(engine, result))
                    .ifPresent(key ->
                            byRule.computeIfAbsent(key, _ -> new ArrayList<>()).add(result));
        }
        Map<RuleKey, RuleEvidence> evidence = new LinkedHashMap<>();
        byRule.forEach((key, results) -> {
            if (concernsImages(key, results)) {
                evidence.put(key, read(report, key, results));
            }
        });
        return evidence;
    }

    private boolean concernsImages(RuleKey key, List<Result> results) {
        return switch (rules.look(key)) {
            case VERIFIES_IMAGES -> true;
            case UNKNOWN ->
                key.policy().engine() == PolicyEngine.IMAGE_VALIDATING
                        || results.stream().anyMatch(this::speaksOfImages);
        };
    }

    private boolean speaksOfImages(Result result) {
        MessageReading reading = classify(result.outcome(), result.message());
        return !result.images().all().isEmpty()
                || reading.classified()
                || reading.image().isPresent();
    }

    /** An ImageValidatingPolicy is one rule, whatever stage of the evaluation its results name. */
    private RuleKey keyOf(PolicyEngine engine, Result result) {
        PolicyKey policy = new PolicyKey(engine, result.policy());
        return keys.to(new RuleKey(policy, engine == PolicyEngine.IMAGE_VALIDATING ? result.policy() : result.rule()));
    }

    private RuleEvidence read(Report report, RuleKey key, List<Result> results) {
        PolicyKey policy = key.policy();
        Statements statements = new Statements();
        long newest = 0;
        for (Result result : results) {
            newest = Math.max(newest, result.atSecond());
        }
        long version = report.policyVersions().getOrDefault(policy.name(), 0L);
        for (Result result : results) {
            long at = secondOf(report, result, newest);
            MessageReading reading = meaning(report, key, result);
            Claim claim = shared(new Claim(
                    report.form(),
                    at,
                    version,
                    result.outcome(),
                    reading.verdict(),
                    reading.cause().orElse(null),
                    result.message()));
            if (policy.engine() == PolicyEngine.IMAGE_VALIDATING || report.form() == ReportForm.ANNOTATION) {
                statements.addListed(result, reading, claim);
            } else {
                statements.add(reading, claim);
            }
        }
        RuleEvidence evidence = statements.toEvidence(report.cut());
        return report.form() == ReportForm.ANNOTATION ? shared.to(evidence) : evidence;
    }

    /** The same object for a claim that repeats. */
    private Claim shared(Claim claim) {
        return claim.message().length() > LONGEST_REPEATED ? claim : claims.to(claim);
    }

    /** The results of one scan are stamped one after the other; the scan is as new as its newest result. */
    private static long secondOf(Report report, Result result, long newest) {
        if (report.form() == ReportForm.SCAN && newest > 0) {
            return newest;
        }
        return result.atSecond() > 0 ? result.atSecond() : report.atSecond();
    }

    private MessageReading meaning(Report report, RuleKey key, Result result) {
        if (report.form() == ReportForm.ANNOTATION) {
            return admission(result.outcome());
        }
        MessageReading reading = classify(result.outcome(), result.message());
        boolean kyvernosWords =
                report.form() != ReportForm.EVENT && !writtenByPolicyAuthor(key.policy(), result.outcome());
        if (!reading.classified() && kyvernosWords && rules.look(key) == RuleBook.Entry.VERIFIES_IMAGES) {
            unclassified.accept(report.namespace(), result.message());
        }
        return reading;
    }

    private MessageReading classify(Outcome outcome, String message) {
        return message.length() > LONGEST_REPEATED
                ? classifier.classify(outcome, message)
                : readings.to(new Text(outcome, message));
    }

    /** A failing ImageValidatingPolicy says what its author wrote, so its text is no message of Kyverno's to know. */
    private static boolean writtenByPolicyAuthor(PolicyKey policy, Outcome outcome) {
        return policy.engine() == PolicyEngine.IMAGE_VALIDATING && (outcome == Outcome.FAIL || outcome == Outcome.WARN);
    }

    /** The annotation says {@code fail} for an unreachable registry too. */
    private static MessageReading admission(Outcome outcome) {
        return outcome == Outcome.PASS
                ? MessageReading.of(Verdict.VERIFIED, null)
                : MessageReading.of(Verdict.ERROR, Cause.UNKNOWN);
    }

    private record Text(Outcome outcome, String message) {}
}

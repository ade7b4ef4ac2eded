package dev.assay.verdict;

import dev.assay.fuzz.Input;
import dev.assay.fuzz.Law;
import dev.assay.fuzz.WorkBound;
import dev.assay.report.Outcome;
import java.util.Set;

/** Messages: only a pass verifies, only a skip excepts, and nothing that is not understood is taken for good. */
public final class MessageClassifierTarget {

    private static final MessageClassifier CLASSIFIER = MessageClassifier.builtIn();
    private static final Set<Verdict> OF_A_PASS = Set.of(Verdict.VERIFIED, Verdict.UNEVALUATED, Verdict.ERROR);
    private static final Set<Verdict> OF_A_SKIP =
            Set.of(Verdict.EXCEPTED, Verdict.SKIPPED, Verdict.UNEVALUATED, Verdict.ERROR);
    private static final Set<Verdict> OF_A_FAIL =
            Set.of(Verdict.UNSIGNED, Verdict.UNTRUSTED, Verdict.ERROR, Verdict.UNEVALUATED);
    private static final Set<Verdict> OF_AN_ERROR = Set.of(Verdict.ERROR, Verdict.UNEVALUATED);

    private MessageClassifierTarget() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        WorkBound.read(bytes, input -> read(Input.text(input)));
    }

    private static void read(String message) {
        for (Outcome outcome : Outcome.values()) {
            MessageReading reading = CLASSIFIER.classify(outcome, message);
            Law.holds(
                    fitting(outcome).contains(reading.verdict()),
                    "a verdict fits its outcome",
                    outcome + " " + reading);
            Law.same(reading, CLASSIFIER.classify(outcome, message), "a message means one thing");
            if (!reading.classified()) {
                Law.same(Verdict.ERROR, reading.verdict(), "what is not understood is an error");
            }
            reading.image()
                    .ifPresent(image -> Law.holds(
                            !image.isEmpty() && image.length() <= 1_024 && Law.inert(image),
                            "an image is inert",
                            image));
            Law.holds(
                    reading.exceptions().isEmpty() || reading.verdict() == Verdict.EXCEPTED,
                    "only what is excepted names exceptions",
                    reading);
        }
    }

    private static Set<Verdict> fitting(Outcome outcome) {
        return switch (outcome) {
            case PASS -> OF_A_PASS;
            case SKIP -> OF_A_SKIP;
            case FAIL, WARN -> OF_A_FAIL;
            case ERROR -> OF_AN_ERROR;
        };
    }
}

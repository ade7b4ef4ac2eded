package dev.assay.verdict;

import dev.assay.report.Outcome;
import dev.assay.report.ReportForm;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one result says, about one image or about a resource as a whole.
 *
 * @param form which kind of object carried it
 * @param atSecond when Kyverno evaluated, in seconds since 1970; 0 if unknown
 * @param policyVersion the resourceVersion of the evaluated policy; 0 if the object does not say
 * @param outcome what Kyverno's result was
 * @param verdict what its text means
 * @param why the cause, where the verdict has one
 * @param message the text
 */
public record Claim(
        ReportForm form,
        long atSecond,
        long policyVersion,
        Outcome outcome,
        Verdict verdict,
        @Nullable Cause why,
        String message) {

    private static final int SHORTENED = 256;
    private static final String CUT = "… [cut]";

    /**
     * The claim that counts comes last: the newer one, of the same second the one from the better source, then the
     * worse one; one that skips the image says least. A total order, so that evidence joins to the same whatever the order of arrival.
     */
    static final Comparator<Claim> BY_WEIGHT = Comparator.comparingLong(Claim::atSecond)
            .thenComparing(Claim::form, Comparator.reverseOrder())
            .thenComparingLong(Claim::policyVersion)
            .thenComparing(claim -> claim.verdict != Verdict.SKIPPED)
            .thenComparing(Claim::verdict, Comparator.reverseOrder())
            .thenComparing(Claim::outcome)
            .thenComparing(Claim::message)
            .thenComparing(Claim::why, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The cause; empty where nothing is wrong. */
    public Optional<Cause> cause() {
        return Optional.ofNullable(why);
    }

    /** The same with a message that is cut short and says so. */
    Claim shortened() {
        return message.length() <= SHORTENED
                ? this
                : new Claim(
                        form,
                        atSecond,
                        policyVersion,
                        outcome,
                        verdict,
                        why,
                        message.substring(0, SHORTENED - CUT.length()) + CUT);
    }

    /** Whether Kyverno's result is not a pass and not a skip. */
    boolean failing() {
        return switch (outcome) {
            case FAIL, WARN, ERROR -> true;
            case PASS, SKIP -> false;
        };
    }
}

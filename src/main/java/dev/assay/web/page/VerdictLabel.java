package dev.assay.web.page;

import dev.assay.posture.Tally;
import dev.assay.verdict.Verdict;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How a verdict is printed, worst first: its style, the letter that stands for it, its word and its meaning. */
public enum VerdictLabel {
    UNSIGNED("U", "Unsigned", "no signature found"),
    UNTRUSTED("T", "Untrusted", "signed, but not as the policy asks"),
    ERROR("E", "Error", "could not be checked"),
    UNEVALUATED("?", "Unevaluated", "no evidence yet, or too old"),
    EXCEPTED("X", "Excepted", "admitted by an exception"),
    SKIPPED("S", "Skipped", "left out by the policy, or never seen by admission"),
    VERIFIED("V", "Verified", "signed as the policy asks");

    private final String key = name().toLowerCase(Locale.ROOT);
    private final String letter;
    private final String word;
    private final String meaning;

    VerdictLabel(String letter, String word, String meaning) {
        this.letter = letter;
        this.word = word;
        this.meaning = meaning;
    }

    /** The value of {@code ?verdict=} and the end of the style class {@code v-…}. */
    public String key() {
        return key;
    }

    /** Whatever the address says: what is no verdict chooses none. */
    public static Optional<VerdictLabel> ofKey(String key) {
        return Arrays.stream(values()).filter(label -> label.key().equals(key)).findFirst();
    }

    public static VerdictLabel of(Verdict verdict) {
        return switch (verdict) {
            case UNSIGNED -> UNSIGNED;
            case UNTRUSTED -> UNTRUSTED;
            case ERROR -> ERROR;
            case UNEVALUATED -> UNEVALUATED;
            case EXCEPTED -> EXCEPTED;
            case SKIPPED -> SKIPPED;
            case VERIFIED -> VERIFIED;
        };
    }

    public static Map<VerdictLabel, Integer> counts(Tally tally) {
        Map<VerdictLabel, Integer> counts = new EnumMap<>(VerdictLabel.class);
        tally.byVerdict().forEach((verdict, count) -> counts.put(of(verdict), count));
        return counts;
    }

    public Badge badge() {
        return new Badge("v-" + key(), letter, word, meaning);
    }

    /** A verdict ready to print. */
    public record Badge(String style, String letter, String word, String meaning) {}
}

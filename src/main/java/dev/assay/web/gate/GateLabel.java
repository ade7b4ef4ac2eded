package dev.assay.web.gate;

import dev.assay.gate.GateState;
import dev.assay.web.page.VerdictLabel;
import java.util.Locale;

/** How a gate's state is printed, in the colours and with the shapes of verdicts. */
public enum GateLabel {
    NOT_READY("v-unsigned", "✕", "Not ready", "enforcing it would refuse something"),
    UNKNOWN("v-unevaluated", "?", "Unknown", "nobody can tell yet: not a yes"),
    READY("v-verified", "✓", "Ready", "it may be enforced");

    private final String style;
    private final String letter;
    private final String word;
    private final String meaning;

    GateLabel(String style, String letter, String word, String meaning) {
        this.style = style;
        this.letter = letter;
        this.word = word;
        this.meaning = meaning;
    }

    public static GateLabel of(GateState state) {
        return switch (state) {
            case READY -> READY;
            case NOT_READY -> NOT_READY;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** The value of {@code ?state=}, as in metrics. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public VerdictLabel.Badge badge() {
        return new VerdictLabel.Badge(style, letter, word, meaning);
    }
}

package dev.assay.web.exception;

import dev.assay.exception.ExceptionPosture;
import java.util.Locale;

/** How long an exception still holds, in a word: what presses most comes first. */
enum ExceptionState {
    OVERSTAYS("term-over", "Over, and still obeyed"),
    SOON("term-soon", "Ends soon"),
    WITHOUT_END("term-without-end", "Without an end"),
    ACTIVE("term-later", "Active"),
    OVER("term-over", "Over");

    private final String style;
    private final String word;

    ExceptionState(String style, String word) {
        this.style = style;
        this.word = word;
    }

    static ExceptionState of(ExceptionPosture exception) {
        return switch (exception.term()) {
            case OVER -> exception.overstays() ? OVERSTAYS : OVER;
            case SOON -> SOON;
            case LATER -> ACTIVE;
            case WITHOUT_END -> WITHOUT_END;
        };
    }

    /** The value of {@code ?state=}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String style() {
        return style;
    }

    String word() {
        return word;
    }
}

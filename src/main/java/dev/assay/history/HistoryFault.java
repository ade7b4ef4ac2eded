package dev.assay.history;

import java.io.Serial;

/** History cannot be kept. The message says why, in plain words. */
final class HistoryFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    HistoryFault(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    HistoryFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** What follows from it. */
    enum Kind {
        /** What is kept cannot be trusted: set it aside and begin anew. */
        DAMAGED,
        /** It may come back: try again. */
        UNAVAILABLE
    }
}

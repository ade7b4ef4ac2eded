package dev.assay.cluster;

import dev.assay.outbound.PlainReason;
import java.io.IOException;
import java.time.Duration;

/** The API server answered, and refused. */
final class RefusedException extends IOException {

    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int GONE = 410;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final Duration retryAfter;

    RefusedException(int code, String message, Duration retryAfter) {
        super(PlainReason.of(message).isEmpty() ? "status " + code : PlainReason.of(message));
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Whether it is about what was asked, and not about how the server is. */
    boolean aboutUs() {
        return code == UNAUTHORIZED || code == FORBIDDEN || code == NOT_FOUND;
    }

    int code() {
        return code;
    }

    /** How long the server wants to be left alone; zero if it does not say. */
    Duration retryAfter() {
        return retryAfter;
    }
}

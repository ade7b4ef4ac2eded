package dev.assay.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A gate was asked, and nothing came back that can be believed. The message is one line for a person. */
final class UnansweredException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    enum Remedy {
        /** It may pass by itself. */
        ASK_AGAIN,
        /** Nobody knows what was asked about. */
        ASK_FOR_ANOTHER,
        /** Somebody has to change something. */
        REPAIR
    }

    private final Remedy remedy;

    @Nullable
    private final Duration retryAfter;

    UnansweredException(Remedy remedy, String message) {
        this(remedy, message, null);
    }

    UnansweredException(Remedy remedy, String message, @Nullable Duration retryAfter) {
        super(message);
        this.remedy = remedy;
        this.retryAfter = retryAfter;
    }

    Remedy remedy() {
        return remedy;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

package dev.assay.exception;

import dev.assay.policy.PolicyException;
import java.time.Duration;
import java.time.Instant;

/** How long an exception still holds, by what it says itself. */
public enum Term {
    /** It should be gone by now. */
    OVER,
    /** It ends within a week. */
    SOON,
    /** It ends later. */
    LATER,
    /** Nothing says that it ends. */
    WITHOUT_END;

    /** What counts as soon. */
    public static final Duration SOON_ENOUGH = Duration.ofDays(7);

    static Term of(PolicyException exception, Instant now) {
        if (exception.expiresSecond() == PolicyException.NEVER) {
            return WITHOUT_END;
        }
        long left = exception.expiresSecond() - now.getEpochSecond();
        if (left <= 0) {
            return OVER;
        }
        return left <= SOON_ENOUGH.toSeconds() ? SOON : LATER;
    }
}

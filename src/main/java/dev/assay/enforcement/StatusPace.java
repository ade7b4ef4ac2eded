package dev.assay.enforcement;

import dev.assay.gate.GateState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says when a status is written: another answer at once, other words soon, and a READY now and then, before it ends. */
public final class StatusPace {

    /** Well below the five minutes of a READY, so that one lost write does no harm. */
    static final Duration HEARTBEAT = Duration.ofMinutes(1);

    static final Duration WORDS = Duration.ofSeconds(10);

    private StatusPace() {}

    /** Whether this status is to be written after the one that was written last. */
    public static boolean due(@Nullable GateStatus written, GateStatus next) {
        if (written == null || !written.sameAnswer(next) || promisesTooMuch(written, next)) {
            return true;
        }
        Duration since = Duration.between(written.lastHeartbeat(), next.lastHeartbeat());
        if (since.isNegative()) {
            return true;
        }
        if (!written.sameWords(next)) {
            return since.compareTo(WORDS) >= 0;
        }
        return next.state() == GateState.READY && since.compareTo(HEARTBEAT) >= 0;
    }

    private static boolean promisesTooMuch(GateStatus written, GateStatus next) {
        Instant before = written.validUntil();
        Instant until = next.validUntil();
        return before != null && until != null && until.isBefore(before);
    }
}

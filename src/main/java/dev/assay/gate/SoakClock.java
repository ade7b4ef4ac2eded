package dev.assay.gate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/*
 *                 holds                  open                       blocked
 *     time   ----------------|--- stands still ----|---------|--- back to zero
 *
 * Back to zero, too: another basis, a pause longer than the soak itself, and any time that nobody watched for longer than
 * UNWATCHED, be it that the reader was blind, that the process stood still, or that it did not run.
 */
/** Counts for how long the conditions of one gate have held. Mutable, of one thread. */
final class SoakClock {

    /** What comes and goes in less than this is still seen in what it leaves behind. */
    static final Duration UNWATCHED = Duration.ofMinutes(5);

    private final Duration longestPause;
    private String basis = "";
    private Duration clean = Duration.ZERO;
    private boolean held;
    private @Nullable Instant seen;
    private @Nullable Instant pausedSince;

    /**
     * Starts a clock.
     *
     * @param soak how long the conditions must hold; a longer pause begins it anew
     * @param before what is remembered of it; null if nothing is
     */
    SoakClock(Duration soak, @Nullable Soak before) {
        longestPause = soak.compareTo(UNWATCHED) > 0 ? soak : UNWATCHED;
        if (before != null) {
            basis = before.basis();
            clean = before.clean();
            seen = before.confirmedAt();
            pausedSince = before.confirmedAt();
        }
    }

    /** Takes note of what is so now. */
    void tick(Finding now, Instant at) {
        Instant before = seen;
        Duration passed = before == null ? Duration.ZERO : Duration.between(before, at);
        if (passed.isNegative() || passed.compareTo(UNWATCHED) > 0) {
            beginAnew();
        }
        seen = at;
        if (now.blocked()) {
            beginAnew();
            return;
        }
        if (!now.holds()) {
            pause(now.blind() ? UNWATCHED : longestPause, at);
            return;
        }
        if (!basis.equals(now.basis())) {
            beginAnew();
            basis = now.basis();
        }
        if (held) {
            clean = clean.plus(passed);
        }
        held = true;
        pausedSince = null;
    }

    /** What the soak rests on. */
    String basis() {
        return basis;
    }

    /** How long the conditions have held, pauses left out. */
    Duration clean() {
        return clean;
    }

    /** Whether they held when last looked at. */
    boolean held() {
        return held;
    }

    private void pause(Duration longest, Instant at) {
        Instant since = pausedSince == null ? at : pausedSince;
        pausedSince = since;
        held = false;
        if (Duration.between(since, at).compareTo(longest) > 0) {
            clean = Duration.ZERO;
        }
    }

    private void beginAnew() {
        clean = Duration.ZERO;
        held = false;
        pausedSince = null;
    }

    /**
     * How things stand at one moment.
     *
     * @param blocked whether something is proven to be refused
     * @param holds whether every condition holds
     * @param blind whether nobody could look
     * @param basis what must not change
     */
    record Finding(boolean blocked, boolean holds, boolean blind, String basis) {}
}

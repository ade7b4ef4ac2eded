package dev.assay.cluster;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows whether a kind is read, and tells the observer when that changes: at once what the API server says, and after a
 * silence that what is known may no longer be so. Written by the kind's thread; {@link #lastContact()} is for all.
 */
final class KindPulse {

    private static final Logger LOG = LoggerFactory.getLogger(KindPulse.class);

    private final Kind kind;
    private final Observer observer;
    private final Clock clock;
    private final Duration staleAfter;
    private State state = State.WAITING;
    private String reason = "";
    private String problem = "";
    private long contactNanos = System.nanoTime();
    private long provenNanos = contactNanos;
    private volatile @Nullable Instant lastContact;

    KindPulse(Kind kind, Observer observer, Clock clock, Duration staleAfter) {
        this.kind = kind;
        this.observer = observer;
        this.clock = clock;
        this.staleAfter = staleAfter;
    }

    private enum State {
        WAITING,
        READING,
        CURRENT,
        ABSENT,
        UNREADABLE,
        STALE
    }

    /** When it last gave a sign of life; null if never. */
    @Nullable
    Instant lastContact() {
        return lastContact;
    }

    /** How long ago it last gave a sign of life, or was asked for one the first time. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - contactNanos);
    }

    Instant now() {
        return clock.instant();
    }

    /** Its objects are about to come in. A kind that is current or stale stays so until all of them are there. */
    void reading() {
        contact();
        if (state != State.CURRENT && state != State.STALE && state != State.READING) {
            become(State.READING, "", new Observation.KindStarted(now(), kind));
        }
    }

    /** All of its objects were seen, and what happens to them will be. */
    void current() {
        proven();
        if (state != State.CURRENT) {
            become(State.CURRENT, "", new Observation.KindCaughtUp(now(), kind));
        }
    }

    void absent() {
        proven();
        if (state != State.ABSENT) {
            become(State.ABSENT, "", new Observation.KindAbsent(now(), kind));
        }
    }

    void unreadable(String why) {
        if (state != State.UNREADABLE || !reason.equals(why)) {
            become(State.UNREADABLE, why, new Observation.KindUnreadable(now(), kind, why));
        }
    }

    /** A sign of life. Alone it does not make a stale kind current: what was missed is yet to come. */
    void contact() {
        contactNanos = System.nanoTime();
        lastContact = now();
        problem = "";
    }

    /** A sign of life while nothing is missing. */
    void proven() {
        contact();
        provenNanos = contactNanos;
    }

    /** What was just read is hard to believe: nothing counts as current until it was read again. */
    void doubt(String why) {
        become(State.STALE, why, new Observation.KindStale(now(), kind, why));
    }

    /** What went wrong. A server that answers and never to the end does not count as heard. */
    void failed(String what) {
        problem = what;
        contactNanos = provenNanos;
    }

    /** Looks whether it was silent for too long. */
    void check() {
        if (state == State.STALE || state == State.UNREADABLE || silence().compareTo(staleAfter) < 0) {
            return;
        }
        String since = lastContact == null ? "nothing was heard yet" : "nothing was heard since " + lastContact;
        String why = problem.isEmpty() ? since : since + ": " + problem;
        become(State.STALE, why, new Observation.KindStale(now(), kind, why));
    }

    private void become(State next, String why, Observation told) {
        state = next;
        reason = why;
        observer.observe(told);
        String what = next.name().toLowerCase(Locale.ROOT);
        if (next == State.UNREADABLE || next == State.STALE) {
            LOG.warn("Resource '{}' is {}: {}", kind.resource(), what, why);
            return;
        }
        LOG.info("Resource '{}' is {}", kind.resource(), what);
    }
}

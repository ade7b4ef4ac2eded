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
    private State beforeSilence = State.READING;
    private String reason = "";
    private String problem = "";
    private long contactNanos = System.nanoTime();
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

    /** Its objects are about to come in. A kind that is current stays so until it is known what changed. */
    void reading() {
        contact();
        if (state != State.CURRENT && state != State.READING) {
            become(State.READING, "", new Observation.KindStarted(now(), kind));
        }
    }

    /** All of its objects were seen, and what happens to them will be. */
    void current() {
        contact();
        if (state != State.CURRENT) {
            become(State.CURRENT, "", new Observation.KindCaughtUp(now(), kind));
        }
    }

    void absent() {
        contact();
        if (state != State.ABSENT) {
            become(State.ABSENT, "", new Observation.KindAbsent(now(), kind));
        }
    }

    void unreadable(String why) {
        if (state != State.UNREADABLE || !reason.equals(why)) {
            become(State.UNREADABLE, why, new Observation.KindUnreadable(now(), kind, why));
        }
    }

    /** A sign of life: as before, unless it was silent for too long. */
    void contact() {
        contactNanos = System.nanoTime();
        lastContact = now();
        problem = "";
        if (state == State.STALE && beforeSilence == State.CURRENT) {
            become(State.CURRENT, "", new Observation.KindCaughtUp(now(), kind));
        }
    }

    /** What went wrong last, should the silence last. */
    void failed(String what) {
        problem = what;
    }

    /** Looks whether it was silent for too long. */
    void check() {
        if (state == State.STALE || state == State.UNREADABLE || silence().compareTo(staleAfter) < 0) {
            return;
        }
        beforeSilence = state;
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

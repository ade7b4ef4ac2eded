package dev.assay.cluster;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The recording's own clock: the latest moment of which something was replayed. It never goes back. */
public final class RecordingClock extends Clock {

    private volatile Instant now = Instant.EPOCH;

    /** Moves the clock forward; an earlier moment leaves it as it is. */
    public synchronized void advance(Instant to) {
        if (to.isAfter(now)) {
            now = to;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

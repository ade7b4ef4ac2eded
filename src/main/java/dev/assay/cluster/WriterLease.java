package dev.assay.cluster;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 *     renewal sent ──10 s──► renewed ──10 s──► …          cannot renew: held until 20 s after the last one was sent
 *                                                         others: 30 s after they saw it last change
 *
 * Invariant: whoever holds it stops ten seconds before anybody else may take it. No two clocks are compared: each counts
 * from what it saw itself.
 */
/** Decides which replica writes, by a Lease. Tended by one thread; {@link #held()} is for all. */
final class WriterLease {

    static final Duration DURATION = Duration.ofSeconds(30);
    static final Duration VALID = Duration.ofSeconds(20);
    static final Duration RENEWAL = Duration.ofSeconds(10);
    static final Duration RETRY = Duration.ofSeconds(3);

    private static final Logger LOG = LoggerFactory.getLogger(WriterLease.class);
    private static final int CONFLICT = 409;
    private static final int LONGEST_SECONDS = 300;

    private final LeaseStore store;
    private final String identity;
    private final Clock clock;
    private final LongSupplier nanos;
    private String seen = "";
    private long seenNanos;
    private String problem = "";
    private boolean wasHeld;
    private volatile Term term = Term.NONE;

    /**
     * Creates one that holds nothing.
     *
     * @param store where the Lease is
     * @param identity unlike that of any other replica
     * @param clock for what is written
     * @param nanos for how long it is held
     */
    WriterLease(LeaseStore store, String identity, Clock clock, LongSupplier nanos) {
        this.store = store;
        this.identity = identity;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Whether this replica may write now. */
    boolean held() {
        Term now = term;
        return now.held && nanos.getAsLong() - now.endNanos < 0;
    }

    /** Takes or renews it if it can; gives how long to wait before the next time. */
    Duration tend() {
        long begin = nanos.getAsLong();
        try {
            boolean mine = take(begin);
            term = mine ? new Term(true, begin + VALID.toNanos()) : Term.NONE;
            problem = "";
        } catch (RefusedException e) {
            if (e.code() == CONFLICT) {
                // Another one was faster; what it wrote is seen the next time.
                term = Term.NONE;
            }
            failed(e);
        } catch (IOException e) {
            failed(e);
        }
        tell();
        return held() ? (problem.isEmpty() ? RENEWAL : RETRY) : RETRY;
    }

    /** Gives it up, so that another replica need not wait. */
    void release() {
        if (!held()) {
            return;
        }
        term = Term.NONE;
        try {
            Optional<LeaseRecord> lease = store.read();
            if (lease.isPresent() && lease.get().holder().equals(identity)) {
                store.write(next(lease.get(), ""));
            }
        } catch (IOException e) {
            LOG.debug("The Lease could not be given up and runs out by itself: {}", ApiServer.reason(e));
        }
    }

    private boolean take(long now) throws IOException {
        Optional<LeaseRecord> found = store.read();
        if (found.isEmpty()) {
            store.write(new LeaseRecord(
                    identity, Math.toIntExact(DURATION.toSeconds()), clock.instant(), clock.instant(), 0, ""));
            return true;
        }
        LeaseRecord lease = found.get();
        if (!lease.holder().equals(identity) && !lease.holder().isEmpty() && !ranOut(lease, now)) {
            return false;
        }
        store.write(next(lease, identity));
        return true;
    }

    private boolean ranOut(LeaseRecord lease, long now) {
        if (!lease.version().equals(seen)) {
            seen = lease.version();
            seenNanos = now;
        }
        long seconds = Math.clamp(lease.durationSeconds(), DURATION.toSeconds(), LONGEST_SECONDS);
        return now - seenNanos > Duration.ofSeconds(seconds).toNanos();
    }

    private LeaseRecord next(LeaseRecord lease, String holder) {
        boolean same = lease.holder().equals(holder);
        return new LeaseRecord(
                holder,
                Math.toIntExact(DURATION.toSeconds()),
                same ? lease.acquiredAt() : clock.instant(),
                clock.instant(),
                same ? lease.transitions() : lease.transitions() + 1,
                lease.version());
    }

    private void failed(IOException e) {
        String reason = ApiServer.reason(e);
        if (!reason.equals(problem)) {
            LOG.warn("The Lease 'assay', by which one replica writes, cannot be taken or renewed: {}", reason);
        }
        problem = reason;
    }

    private void tell() {
        boolean now = held();
        if (now != wasHeld) {
            LOG.info(
                    now
                            ? "This replica writes the status of EnforcementGates"
                            : "Another replica may write from now on");
        }
        wasHeld = now;
    }

    private record Term(boolean held, long endNanos) {

        static final Term NONE = new Term(false, 0);
    }
}

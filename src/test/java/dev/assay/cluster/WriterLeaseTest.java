package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WriterLeaseTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

    private final FakeLease store = new FakeLease();
    private final WriterLease one = lease("one");
    private final WriterLease other = lease("other");
    private long nanos;

    @Test
    void oneOfTwoWrites() {
        assertThat(one.tend()).isEqualTo(WriterLease.RENEWAL);
        assertThat(other.tend()).isEqualTo(WriterLease.RETRY);

        assertThat(one.held()).isTrue();
        assertThat(other.held()).isFalse();
    }

    @Test
    void whoCannotRenewStopsTenSecondsBeforeTheOtherMayBegin() {
        one.tend();
        other.tend();
        store.broken = true;
        passUntil(Duration.ofSeconds(19));
        one.tend();
        assertThat(one.held()).isTrue();
        passUntil(Duration.ofSeconds(20));
        assertThat(one.held()).isFalse();

        store.broken = false;
        passUntil(Duration.ofSeconds(30));
        other.tend();
        assertThat(other.held()).isFalse();
        passUntil(Duration.ofSeconds(31));
        other.tend();
        assertThat(other.held()).isTrue();
        one.tend();
        assertThat(one.held()).isFalse();
    }

    @Test
    void aRenewalIsSeenAndKeepsTheOtherWaiting() {
        for (int second = 0; second < 120; second += 5) {
            passUntil(Duration.ofSeconds(second));
            one.tend();
            other.tend();

            assertThat(one.held()).isTrue();
            assertThat(other.held()).isFalse();
        }
        assertThat(store.lease).isNotNull().extracting(LeaseRecord::transitions).isEqualTo(0L);
    }

    @Test
    void whoGivesItUpLetsTheOtherBeginAtOnce() {
        one.tend();
        one.release();
        other.tend();

        assertThat(one.held()).isFalse();
        assertThat(other.held()).isTrue();
    }

    @Test
    void whoFindsItTakenStopsAtOnce() {
        one.tend();
        store.lease = new LeaseRecord("thief", 30, CLOCK.instant(), CLOCK.instant(), 1, "99");
        one.tend();

        assertThat(one.held()).isFalse();
    }

    @Test
    void whoLosesTheRaceDoesNotWrite() {
        store.overtakenBy = new LeaseRecord("other", 30, CLOCK.instant(), CLOCK.instant(), 0, "7");

        one.tend();

        assertThat(one.held()).isFalse();
    }

    @Test
    void withNobodyElseItIsHeldAtOnce() {
        WriterLease alone = new WriterLease(LeaseStore.ALONE, "one", CLOCK, () -> nanos);

        alone.tend();

        assertThat(alone.held()).isTrue();
    }

    private WriterLease lease(String identity) {
        return new WriterLease(store, identity, CLOCK, () -> nanos);
    }

    private void passUntil(Duration time) {
        nanos = time.toNanos();
    }

    /** Keeps a Lease as an API server does. */
    private static final class FakeLease implements LeaseStore {

        private @Nullable LeaseRecord lease;
        private @Nullable LeaseRecord overtakenBy;
        private boolean broken;
        private int version;

        @Override
        public Optional<LeaseRecord> read() throws IOException {
            if (broken) {
                throw new IOException("connection refused");
            }
            return Optional.ofNullable(lease);
        }

        @Override
        public void write(LeaseRecord written) throws IOException {
            if (overtakenBy != null) {
                lease = overtakenBy;
            }
            String before = lease == null ? "" : lease.version();
            if (!before.equals(written.version())) {
                throw new RefusedException(409, "the object has been modified", Duration.ZERO);
            }
            version++;
            lease = new LeaseRecord(
                    written.holder(),
                    written.durationSeconds(),
                    written.acquiredAt(),
                    written.renewedAt(),
                    written.transitions(),
                    Integer.toString(version));
        }
    }
}

package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchTimesTest {

    private final WatchTimes times = WatchTimes.DEFAULT;

    @Test
    void aConnectionThatIsDeadIsNoticedWithin150Seconds() {
        assertThat(times.stale().plus(AnswerStream.TICK.multipliedBy(2))).isLessThan(Duration.ofSeconds(150));
        assertThat(times.reconnect())
                .as("a dead watch is replaced, where the server can be reached, long before it counts as stale")
                .isLessThan(times.stale().minusSeconds(30));
    }

    @Test
    void thereIsOneProbeAMinuteAndItIsOverBeforeTheNext() {
        assertThat(times.probe()).isEqualTo(Duration.ofSeconds(60));
        assertThat(times.probe().plus(times.probe().dividedBy(4))).isLessThan(times.reconnect());
    }

    @Test
    void aKindThatComesOrIsGrantedIsSeenWithinAMinute() {
        assertThat(times.absent()).isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(times.refused()).isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(times.longestBackoff()).isLessThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aServerWithoutBookmarksIsListedEveryTenMinutes() {
        assertThat(times.relist()).isLessThanOrEqualTo(Duration.ofMinutes(10));
    }
}

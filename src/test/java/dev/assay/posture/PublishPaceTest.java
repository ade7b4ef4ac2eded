package dev.assay.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PublishPaceTest {

    private static final long NOW = TimeUnit.SECONDS.toNanos(1_000);

    private final PublishPace pace = new PublishPace(NOW);

    @Test
    void theFirstPostureIsDueAtOnce() {
        assertThat(pace.wait(NOW, false)).isLessThanOrEqualTo(0);
    }

    @Test
    void newsWaitNineTimesAsLongAsPublishingTook() {
        pace.published(NOW, NOW + millis(2), true);

        assertThat(pace.wait(NOW + millis(2), true)).isEqualTo(millis(18));
        assertThat(pace.wait(NOW + millis(30), true)).isLessThanOrEqualTo(0);
    }

    @Test
    void newsNeverWaitLongerThanATenthOfASecond() {
        pace.published(NOW, NOW + millis(500), true);

        assertThat(pace.wait(NOW + millis(500), true)).isEqualTo(millis(100));
    }

    @Test
    void withoutNewsATenthOfASecondPasses() {
        pace.published(NOW, NOW + millis(2), true);

        assertThat(pace.wait(NOW + millis(2), false)).isEqualTo(millis(100));
    }

    @Test
    void duringTheFirstLoadASecondPasses() {
        pace.published(NOW, NOW + millis(2), false);

        assertThat(pace.wait(NOW + millis(2), true)).isEqualTo(millis(1_000));
    }

    @Test
    void duringTheFirstLoadPublishingTakesATenthOfTheTimeToo() {
        pace.published(NOW, NOW + millis(400), false);

        assertThat(pace.wait(NOW + millis(400), true)).isEqualTo(millis(3_600));
    }

    @Test
    void whatIsIncompleteAgainLaterIsShownAtOnce() {
        pace.published(NOW, NOW + millis(2), true);
        pace.published(NOW + millis(20), NOW + millis(22), false);

        assertThat(pace.wait(NOW + millis(22), true)).isEqualTo(millis(18));
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}

package dev.assay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sixty a minute, three at once: one comes back each second. */
class RateTest {

    private static final Duration LET_IN = Duration.ZERO;

    /** A clock of the machine may begin anywhere, and end. */
    private long nanos = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

    private final Rate rate = new Rate(60, 3, 4, () -> nanos);

    @Test
    void soManyAtOnceAndThenOneEachSecond() {
        assertThat(rate.ask("jane")).isEqualTo(LET_IN);
        assertThat(rate.ask("jane")).isEqualTo(LET_IN);
        assertThat(rate.ask("jane")).isEqualTo(LET_IN);
        assertThat(rate.ask("jane")).isEqualTo(Duration.ofSeconds(1));

        later(Duration.ofMillis(400));
        assertThat(rate.ask("jane")).isEqualTo(Duration.ofMillis(600));
        later(Duration.ofMillis(600));
        assertThat(rate.ask("jane")).as("at the moment that was told").isEqualTo(LET_IN);
        assertThat(rate.ask("jane")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void afterARestThereAreNoMoreThanAtFirst() {
        rate.ask("jane");
        later(Duration.ofHours(1));

        assertThat(rate.ask("jane")).isEqualTo(LET_IN);
        assertThat(rate.ask("jane")).isEqualTo(LET_IN);
        assertThat(rate.ask("jane")).isEqualTo(LET_IN);
        assertThat(rate.ask("jane")).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void inAMinuteThereAreAsManyAsSaidAndThoseAtOnce() {
        int letIn = 0;
        for (int tenth = 0; tenth < 600; tenth++) {
            letIn += rate.ask("jane").isZero() ? 1 : 0;
            later(Duration.ofMillis(100));
        }

        assertThat(letIn).isEqualTo(62);
    }

    @Test
    void oneTakesNothingFromAnother() {
        for (int time = 0; time < 10; time++) {
            rate.ask("jane");
        }

        assertThat(rate.ask("joe")).isEqualTo(LET_IN);
    }

    @Test
    void whoRestsIsForgotten() {
        rate.ask("jane");
        rate.ask("joe");
        rate.ask("joe");
        later(Duration.ofSeconds(1));
        rate.ask("jim");
        assertThat(rate.names()).as("joe has one to come back").isEqualTo(2);

        later(Duration.ofSeconds(1));
        rate.ask("jim");
        assertThat(rate.names()).isEqualTo(1);
    }

    @Test
    void manyNamesForgetTheOneThatAskedLongestAgo() {
        for (String name : new String[] {"jane", "jane", "jane", "joe", "joe", "joe"}) {
            rate.ask(name);
        }
        for (int number = 0; number < 3; number++) {
            rate.ask("other" + number);
            assertThat(rate.ask("joe")).as("who goes on is remembered").isEqualTo(Duration.ofSeconds(1));
        }
        assertThat(rate.names()).isEqualTo(4);
        assertThat(rate.ask("jane")).isEqualTo(LET_IN);

        for (int number = 0; number < 1_000; number++) {
            rate.ask("more" + number);
        }
        assertThat(rate.names()).isEqualTo(4);
    }

    private void later(Duration time) {
        nanos += time.toNanos();
    }
}

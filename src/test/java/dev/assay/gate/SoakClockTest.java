package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.gate.SoakClock.Finding;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SoakClockTest {

    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    private static final Finding HOLDS = new Finding(false, true, false, "form");
    private static final Finding OPEN = new Finding(false, false, false, "form");
    private static final Finding BLIND = new Finding(false, false, true, "form");
    private static final Finding BLOCKED = new Finding(true, false, false, "form");
    private static final Finding OTHER_FORM = new Finding(false, true, false, "other form");

    private final SoakClock clock = new SoakClock(Duration.ofMinutes(60), null);

    @Test
    void itCountsWhileAllHolds() {
        run(HOLDS, 0, 30);

        assertThat(clock.clean()).isEqualTo(Duration.ofMinutes(30));
        assertThat(clock.held()).isTrue();
        assertThat(clock.basis()).isEqualTo("form");
    }

    @Test
    void itStandsStillWhileSomethingIsOpen() {
        run(HOLDS, 0, 30);
        run(OPEN, 31, 90);
        run(HOLDS, 91, 100);

        assertThat(clock.clean()).isEqualTo(Duration.ofMinutes(39));
    }

    @Test
    void aPauseLongerThanTheSoakBeginsItAnew() {
        run(HOLDS, 0, 30);
        run(OPEN, 31, 91);
        assertThat(clock.clean()).isEqualTo(Duration.ofMinutes(30));

        run(OPEN, 92, 92);

        assertThat(clock.clean()).isZero();
    }

    @Test
    void fiveMinutesBlindArePardoned() {
        run(HOLDS, 0, 30);
        run(BLIND, 31, 36);
        assertThat(clock.clean()).isEqualTo(Duration.ofMinutes(30));

        run(BLIND, 37, 37);

        assertThat(clock.clean()).isZero();
    }

    @Test
    void whatIsRefusedBeginsItAnewAtOnce() {
        run(HOLDS, 0, 30);
        run(BLOCKED, 31, 31);

        assertThat(clock.clean()).isZero();
        assertThat(clock.held()).isFalse();
    }

    @Test
    void anotherBasisBeginsItAnew() {
        run(HOLDS, 0, 30);
        run(OTHER_FORM, 31, 33);

        assertThat(clock.clean()).isEqualTo(Duration.ofMinutes(2));
        assertThat(clock.basis()).isEqualTo("other form");
    }

    @Test
    void fiveMinutesWithoutATickAreCounted() {
        clock.tick(HOLDS, START);
        clock.tick(HOLDS, at(5));

        assertThat(clock.clean()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void moreThanFiveMinutesWithoutATickBeginItAnew() {
        run(HOLDS, 0, 30);
        clock.tick(HOLDS, at(35).plusSeconds(1));

        assertThat(clock.clean()).isZero();
        assertThat(clock.held()).isTrue();
    }

    @Test
    void aClockThatStepsBackBeginsItAnew() {
        run(HOLDS, 0, 30);
        clock.tick(HOLDS, at(29));

        assertThat(clock.clean()).isZero();
    }

    @Test
    void whatIsRememberedGoesOnWithoutTheGap() {
        SoakClock again = new SoakClock(Duration.ofMinutes(60), soak(Duration.ofMinutes(30)));
        again.tick(HOLDS, at(5));
        again.tick(HOLDS, at(7));

        assertThat(again.clean()).isEqualTo(Duration.ofMinutes(32));
    }

    @Test
    void whatIsRememberedOfAnotherFormCountsForNothing() {
        SoakClock again = new SoakClock(Duration.ofMinutes(60), soak(Duration.ofMinutes(30)));
        again.tick(OTHER_FORM, at(1));

        assertThat(again.clean()).isZero();
    }

    @Test
    void whatIsRememberedOfTheFutureCountsForNothing() {
        SoakClock again = new SoakClock(Duration.ofMinutes(60), soak(Duration.ofMinutes(30)));
        again.tick(HOLDS, at(-1));

        assertThat(again.clean()).isZero();
    }

    @Test
    void aShortSoakIsPausedForFiveMinutesToo() {
        SoakClock quick = new SoakClock(Duration.ofMinutes(1), null);
        quick.tick(HOLDS, START);
        quick.tick(HOLDS, at(2));
        quick.tick(OPEN, at(3));
        quick.tick(OPEN, at(8));
        assertThat(quick.clean()).isEqualTo(Duration.ofMinutes(2));

        quick.tick(OPEN, at(9));

        assertThat(quick.clean()).isZero();
    }

    @Test
    void aNegativeSoakIsRefused() {
        assertThatThrownBy(() -> soak(Duration.ofMinutes(-1))).hasMessage("A soak of 'PT-1M' is negative");
    }

    private static Soak soak(Duration clean) {
        return new Soak(new GateKey(ModelPolicy.KEY, "shop"), "form", clean, START);
    }

    private void run(Finding finding, int from, int to) {
        for (int minute = from; minute <= to; minute++) {
            clock.tick(finding, at(minute));
        }
    }

    private static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }
}

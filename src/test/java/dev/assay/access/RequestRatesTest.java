package dev.assay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RequestRatesTest {

    private final RequestRates rates = new RequestRates(600, () -> 0);

    @Test
    void aPersonHasAFifthOfAMinuteAtOnce() {
        assertThat(atOnce(() -> rates.ofPerson("jane"))).isEqualTo(120);
        assertThat(rates.ofPerson("jane")).isEqualTo(Duration.ofMillis(100));
        assertThat(rates.ofPerson("joe")).isZero();
    }

    @Test
    void anAddressHasTenTimesAsMuch() {
        assertThat(atOnce(() -> rates.ofAddress("10.0.0.1"))).isEqualTo(1_200);
        assertThat(rates.ofAddress("10.0.0.1")).isEqualTo(Duration.ofMillis(10));
        assertThat(rates.ofAddress("10.0.0.2")).isZero();
    }

    @Test
    void strangersOfAnAddressHaveHalfAndTakeNothingFromOthersThere() {
        assertThat(atOnce(() -> rates.ofStranger("10.0.0.1"))).isEqualTo(60);
        assertThat(rates.ofStranger("10.0.0.1")).isEqualTo(Duration.ofMillis(200));
        assertThat(rates.ofAddress("10.0.0.1")).isZero();
        assertThat(rates.ofPerson("10.0.0.1")).isZero();
    }

    @Test
    void aNetworkOfIpVersion6IsOneAddress() {
        assertThat(atOnce(() -> rates.ofStranger("2001:db8:0:1::1"))).isEqualTo(60);
        assertThat(rates.ofStranger("2001:db8:0:1:ffff:ffff:ffff:ffff")).isPositive();
        assertThat(rates.ofStranger("2001:db8:0:2::1")).isZero();
    }

    @Test
    void whatIsNoAddressIsAllOne() {
        assertThat(atOnce(() -> rates.ofStranger("unknown"))).isEqualTo(60);
        assertThat(rates.ofStranger("x".repeat(10_000))).isPositive();
        assertThat(rates.ofStranger("")).isPositive();
        assertThat(rates.ofStranger("10.0.0.1")).isZero();
    }

    @Test
    void fewAreAtLeastOne() {
        RequestRates few = new RequestRates(1, () -> 0);

        assertThat(few.ofPerson("jane")).isZero();
        assertThat(few.ofPerson("jane")).isEqualTo(Duration.ofMinutes(1));
        assertThat(few.ofStranger("10.0.0.1")).isZero();
        assertThat(few.ofStranger("10.0.0.1")).isEqualTo(Duration.ofMinutes(1));
    }

    private static int atOnce(Supplier<Duration> ask) {
        int letIn = 0;
        while (ask.get().isZero()) {
            letIn++;
        }
        return letIn;
    }
}

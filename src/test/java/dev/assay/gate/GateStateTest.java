package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.policy.LabelSelector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateStateTest {

    @ParameterizedTest
    @CsvSource({
        "READY,     READY,     READY",
        "READY,     UNKNOWN,   UNKNOWN",
        "READY,     NOT_READY, NOT_READY",
        "UNKNOWN,   UNKNOWN,   UNKNOWN",
        "UNKNOWN,   NOT_READY, NOT_READY",
        "NOT_READY, NOT_READY, NOT_READY"
    })
    void twoSayWhatStandsMoreInTheWay(GateState one, GateState other, GateState together) {
        assertThat(one.and(other)).isEqualTo(together);
        assertThat(other.and(one)).isEqualTo(together);
    }

    @Test
    void itsWordInMetricsIsInLowerCase() {
        assertThat(GateState.NOT_READY.label()).isEqualTo("not_ready");
    }

    @Test
    void aScopeHasEitherNamesOrASelector() {
        LabelSelector selector = new LabelSelector(
                List.of(new LabelSelector.Requirement("team", LabelSelector.Operator.EXISTS, List.of())));

        assertThat(new GateScope(List.of("shop"), null, Duration.ZERO).names("shop"))
                .isTrue();
        assertThat(new GateScope(List.of("shop"), null, Duration.ZERO).names("other"))
                .isFalse();
        assertThat(new GateScope(List.of(), selector, Duration.ZERO).namespaces())
                .isEmpty();
        assertThatThrownBy(() -> new GateScope(List.of("shop"), selector, Duration.ZERO))
                .hasMessage("A scope has either names, here [shop], or a selector");
    }
}

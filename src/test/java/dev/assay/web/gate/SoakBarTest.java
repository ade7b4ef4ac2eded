package dev.assay.web.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.gate.GateDecision.SoakProgress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoakBarTest {

    private static final Duration SOAK = Duration.ofHours(2);

    @ParameterizedTest
    @CsvSource({"PT0S, 0 s", "PT59S, 59 s", "PT12M, 12 min", "PT1H, 1 h", "PT1H30M, 1 h 30 min", "PT51H, 2 d 3 h"})
    void aSpanHasAtMostTwoUnits(Duration span, String text) {
        assertThat(SoakBar.span(span)).isEqualTo(text);
    }

    @Test
    void saysWhetherItRunsOrStandsStill() {
        assertThat(SoakBar.of(new SoakProgress(SOAK, Duration.ofMinutes(30), true)))
                .isEqualTo(new SoakBar(25, "All conditions hold: 30 min of 2 h.", "30 min of 2 h"));
        assertThat(SoakBar.of(new SoakProgress(SOAK, Duration.ofMinutes(30), false))
                        .text())
                .isEqualTo("Stands still at 30 min of 2 h.");
    }

    @Test
    void isNeverFullBeforeItIsDone() {
        assertThat(SoakBar.of(new SoakProgress(SOAK, SOAK.minusSeconds(1), true))
                        .percent())
                .isEqualTo(99);
        assertThat(SoakBar.of(new SoakProgress(SOAK, SOAK, true)).percent()).isEqualTo(100);
        assertThat(SoakBar.of(new SoakProgress(Duration.ZERO, Duration.ZERO, true))
                        .percent())
                .isEqualTo(100);
    }
}

package dev.assay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT59.9S, 59 s",
        "PT1M, 1 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT47H, 47 h",
        "PT48H, 2 d",
        "PT-0.4S, 0 s",
        "PT-3M, in 3 min"
    })
    void anAgeHasOneUnit(Duration age, String text) {
        assertThat(Moment.age(age)).isEqualTo(text);
    }

    @Test
    void isReadyForATimeElement() {
        assertThat(Moment.of(Instant.parse("2026-11-24T03:54:30.123Z"), Instant.parse("2026-11-24T03:57:31Z")))
                .isEqualTo(new Moment("2026-11-24T03:54:30Z", "24 Nov 2026, 03:54:30 UTC", "03:54:30 UTC", "3 min"));
    }
}

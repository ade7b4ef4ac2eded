package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void theFiveResultsAreRead() {
        assertThat(Outcome.of("pass")).contains(Outcome.PASS);
        assertThat(Outcome.of("fail")).contains(Outcome.FAIL);
        assertThat(Outcome.of("warn")).contains(Outcome.WARN);
        assertThat(Outcome.of("error")).contains(Outcome.ERROR);
        assertThat(Outcome.of("skip")).contains(Outcome.SKIP);
    }

    @Test
    void otherTextIsNoOutcome() {
        assertThat(Outcome.of("")).isEmpty();
        assertThat(Outcome.of("Pass")).isEmpty();
        assertThat(Outcome.of("passed")).isEmpty();
    }
}

package dev.assay.web.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SparkLineTest {

    @Test
    void aDayThatIsNotKnownIsAGap() {
        SparkLine line = line(0, 4, null, 2, null);

        assertThat(line.paths()).containsExactly("M2.0 18.0L25.0 2.0", "M71.0 10.0h0");
        assertThat(line.text())
                .isEqualTo("0 on the first of 3 days looked at, 2 on the last, 4 at most; 2 days not known");
    }

    @Test
    void noRefusalAtAllIsALineAtTheGround() {
        assertThat(line(0, 0).paths()).containsExactly("M2.0 18.0L94.0 18.0");
    }

    @Test
    void nothingKnownIsNoLine() {
        assertThat(line(null, null)).isEqualTo(new SparkLine("not known", List.of()));
        assertThat(SparkLine.ofRefused(List.of()).empty()).isTrue();
    }

    private static SparkLine line(@Nullable Integer... days) {
        return SparkLine.ofRefused(Arrays.stream(days).map(Optional::ofNullable).toList());
    }
}

package dev.assay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.web.HostileTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTextTest {

    @Test
    void aNameOfKubernetesStaysAsItIs() {
        assertThat(LabelText.of("verify-image-signatures.v1")).isEqualTo("verify-image-signatures.v1");
    }

    /** Found by fuzzing: U+009B opens a terminal's commands as well as ESC and a bracket do. */
    @ParameterizedTest
    @ValueSource(strings = {"\u001B[31m", "\u009B31m", "\u0085", "\u2028", "\u2029", "\u202E", "\uD800"})
    void nothingStaysThatATerminalOrADashboardCouldObey(String text) {
        assertThat(LabelText.of("a" + text + "b")).matches("a\\?[\\[31m]*b");
    }

    @Test
    void noHostileTextComesOutWithAControlOrALineBreak() {
        assertThat(HostileTexts.all())
                .extracting(LabelText::of)
                .allSatisfy(label -> assertThat(label)
                        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]")
                        .hasSizeLessThanOrEqualTo(253));
    }
}

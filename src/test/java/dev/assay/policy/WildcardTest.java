package dev.assay.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~              | ~~                          | true
            ~~              | a                           | false
            *               | ~~                          | true
            *               | ghcr.io/acme/app:1          | true
            ghcr.io/*       | ghcr.io/acme/app:1          | true
            ghcr.io/*       | quay.io/ghcr.io/app:1       | false
            *acme*          | ghcr.io/acme/app:1          | true
            *:1             | ghcr.io/acme/app:1          | true
            *:1             | ghcr.io/acme/app:11         | false
            app-?           | app-1                       | true
            app-?           | app-                        | false
            app-?           | app-12                      | false
            a*b*c           | abbbcc                      | true
            a*b*c           | acb                         | false
            **              | a                           | true
            kube-system     | kube-system                 | true
            kube-system     | kube-system-2               | false
            Pod             | pod                         | false
            """)
    void aPatternIsTheWholeText(String pattern, String text, boolean matches) {
        assertThat(Wildcard.matches(pattern, text)).isEqualTo(matches);
    }

    @Test
    void otherSignsStandForThemselves() {
        assertThat(Wildcard.matches("a.b", "axb")).isFalse();
        assertThat(Wildcard.matches("[ab]", "a")).isFalse();
        assertThat(Wildcard.matches("a+", "aa")).isFalse();
    }

    @Property
    void itIsTheRegularExpressionOfTheSameForm(
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String text,
            @ForAll @StringLength(max = 6) @Chars({'a', 'b', '*', '?'}) String pattern) {
        String expression = pattern.replace("*", ".*").replace("?", ".");

        assertThat(Wildcard.matches(pattern, text)).isEqualTo(text.matches(expression));
    }

    @Tag("GO-2024-2792")
    @Test
    void aHostilePatternTakesNoMoreThanItsLengthTimesTheTexts() {
        String pattern = "*a".repeat(250) + "b";
        String text = "a".repeat(20_000);

        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(Wildcard.matches(pattern, text)).isFalse());
    }
}

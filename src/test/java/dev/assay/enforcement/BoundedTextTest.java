package dev.assay.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.web.HostileTexts;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What Assay writes into the status of an EnforcementGate, which kubectl prints. */
class BoundedTextTest {

    @Test
    void ordinaryTextStays() {
        assertThat(BoundedText.of("größe 日本 🙂", 100)).isEqualTo("größe 日本 🙂");
    }

    @Test
    void everyHostileTextIsOneLineWithoutCommands() {
        assertThat(HostileTexts.all())
                .extracting(text -> BoundedText.of(text, 256))
                .allSatisfy(text -> isInert(text));
    }

    @Property(tries = 2_000)
    void anyTextIsOneLineWithoutCommands(@ForAll String text) {
        isInert(BoundedText.of(text, 256));
    }

    private static void isInert(String text) {
        assertThat(text).hasSizeLessThanOrEqualTo(256).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    }
}

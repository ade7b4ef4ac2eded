package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.web.HostileTexts;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever the command line prints of a cluster goes through here. */
class TextTest {

    private static final String OBEYED = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]";

    @Test
    void ordinaryTextStays() {
        assertThat(Text.plain("größe 日本 🙂")).isEqualTo("größe 日本 🙂");
        assertThat(Text.block("a\n  b")).isEqualTo("a\n  b");
    }

    /** U+009B alone begins a command to a terminal. */
    @Test
    void noCommandToATerminalIsPrinted() {
        assertThat(Text.plain("a\u009B2Jb\u001B[2J")).isEqualTo("a�2Jb�[2J");
        assertThat(Text.block("a\u009B2J\u2028b")).isEqualTo("a�2J�b");
    }

    @Test
    void everyHostileTextIsOneLineWithoutCommands() {
        assertThat(HostileTexts.all()).extracting(Text::plain).allSatisfy(TextTest::isInert);
    }

    @Property(tries = 2_000)
    void anyTextIsOneLineWithoutCommands(@ForAll String text) {
        isInert(Text.plain(text));
        Text.block(text).lines().forEach(TextTest::isInert);
    }

    @Property(tries = 500)
    void aTextThatWasMadePlainStays(@ForAll String text) {
        assertThat(Text.plain(Text.plain(text))).isEqualTo(Text.plain(text));
    }

    private static void isInert(String line) {
        assertThat(List.of(line)).allSatisfy(one -> assertThat(one).doesNotContainPattern(OBEYED));
    }
}

package dev.assay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GlobTest {

    private static final int SIXTEEN_KILOBYTES = 16_384;

    @Test
    void aTextWithoutGapsIsTheWholeMessage() {
        assertThat(new Glob("success").match("success")).contains("");
        assertThat(new Glob("success").match("no success")).isEmpty();
        assertThat(new Glob("success").match("success!")).isEmpty();
    }

    @Test
    void aStarIsAnyText() {
        assertThat(new Glob("a*c").match("ac")).isPresent();
        assertThat(new Glob("a*c").match("a\nb\nc")).isPresent();
        assertThat(new Glob("*b*").match("b")).isPresent();
        assertThat(new Glob("*").match("")).isPresent();
        assertThat(new Glob("a*c").match("abcd")).isEmpty();
    }

    @Test
    void literalsDoNotOverlap() {
        assertThat(new Glob("ab*bc").match("abc")).isEmpty();
        assertThat(new Glob("a*aa*a").match("aaa")).isEmpty();
        assertThat(new Glob("a*aa*a").match("aaaa")).isPresent();
    }

    @Test
    void aLiteralThatRepeatsItselfIsFoundWhereItStandsFirst() {
        assertThat(new Glob("*aab*!").match("aaab!")).isPresent();
        assertThat(new Glob("*abab ac*").match("xababab acx")).isPresent();
        assertThat(new Glob("*abab ac*").match("xabab abac")).isEmpty();
    }

    @Test
    void anImageIsOneWord() {
        Glob glob = new Glob("failed to verify image {image}: *");

        assertThat(glob.match("failed to verify image localhost:5000/a:1: no")).contains("localhost:5000/a:1");
        assertThat(glob.match("failed to verify image a b: no")).isEmpty();
        assertThat(glob.match("failed to verify image : no")).isEmpty();
        assertThat(glob.match("failed to verify image a\u00A0b: no")).isEmpty();
    }

    @Test
    void anImageMayEndTheMessage() {
        assertThat(new Glob("unverified image {image}").match("unverified image a:1"))
                .contains("a:1");
        assertThat(new Glob("unverified image {image}").match("unverified image "))
                .isEmpty();
        assertThat(new Glob("image {image} is").match("image a is is")).isEmpty();
    }

    @Test
    void gapsSideBySideAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Glob("a**b"))
                .withMessage("'a**b' has two gaps side by side: put text between them");
        assertThatIllegalArgumentException().isThrownBy(() -> new Glob("*{image} b"));
    }

    @Test
    void anImageWithoutAnEndIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Glob("image {image}:*"))
                .withMessage(
                        "'image {image}:*' does not say where the image ends: put text with a space after '{image}'");
    }

    @Test
    void twoImagesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Glob("{image} and {image}"))
                .withMessage("'{image} and {image}' has '{image}' twice: keep one");
    }

    @Test
    void anEmptyOrOverlongTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Glob(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Glob("x".repeat(513)));
    }

    @Tag("GO-2024-2792")
    @Test
    void aHostileMessageIsReadAtMostTwice() {
        CountingText almost = new CountingText("a".repeat(SIXTEEN_KILOBYTES));
        String glob = "a" + ("*" + "a".repeat(40) + "b").repeat(12);

        assertThat(new Glob(glob).match(almost)).isEmpty();

        assertThat(almost.reads).isLessThanOrEqualTo(2 * SIXTEEN_KILOBYTES + glob.length());
    }

    @Tag("GO-2024-2792")
    @Test
    void aHostileImageIsReadAtMostTwice() {
        CountingText almost = new CountingText("image " + "x:".repeat(SIXTEEN_KILOBYTES / 2) + "x");

        assertThat(new Glob("image {image}: *").match(almost)).isEmpty();

        assertThat(almost.reads).isLessThanOrEqualTo(2 * almost.length() + 20);
    }

    @Test
    void manyMatchingPiecesAreReadAtMostTwice() {
        CountingText pairs = new CountingText("ab".repeat(SIXTEEN_KILOBYTES / 2));

        assertThat(new Glob("*ba".repeat(100) + "*").match(pairs)).isPresent();

        assertThat(pairs.reads).isLessThanOrEqualTo(2 * SIXTEEN_KILOBYTES + 301);
    }

    /** Counts how often a character of it is read. */
    private static final class CountingText implements CharSequence {

        private final String text;
        private int reads;

        private CountingText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            reads += end - start;
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

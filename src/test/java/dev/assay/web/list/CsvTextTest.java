package dev.assay.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.web.CsvReader;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {

    @Test
    void cellsAreQuotedWhereTheyMust() {
        assertThat(CsvText.line(List.of("a", "b c", "d,e", "say \"f\"", "g\nh", "")))
                .isEqualTo("a,b c,\"d,e\",\"say \"\"f\"\"\",\"g\nh\",\r\n");
    }

    @Test
    void aLineMayBeginWithAnEmptyCell() {
        assertThat(CsvText.line(List.of("", "", "x"))).isEqualTo(",,x\r\n");
    }

    @Tag("CVE-2021-41270")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\rx",
                "\nx",
                " =1",
                "\u00A0=1",
                "\u202E=1",
                "\u200B=1",
                "\uFEFF=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20x",
                " \t \u2028 +1",
                "\u0000=1"
            })
    void whatCouldBeAFormulaIsNone(String text) {
        assertThat(CsvText.inert(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=b", "registry.acme.test/shop/web:1.4.2", "'=1", "größe", " x", "1-1"})
    void anyOtherTextStaysAsItIs(String text) {
        assertThat(CsvText.inert(text)).isEqualTo(text);
    }

    @Property
    void anyRowIsReadBackAsItWas(@ForAll @Size(min = 2, max = 6) List<String> cells) {
        assertThat(CsvReader.read(CsvText.line(cells))).containsExactly(cells);
    }

    @Property
    void noCellBeginsAFormula(@ForAll("formulas") String text) {
        String cell = CsvText.inert(text);

        assertThat(cell).matches("(?s)'.*");
        assertThat(cell.substring(1)).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> formulas() {
        Arbitrary<String> dropped = Arbitraries.strings()
                .withChars(" \t\r\n\u00A0\u200B\u200E\u202A\u202E\u2066\uFEFF\u3000")
                .ofMaxLength(5);
        Arbitrary<String> sign = Arbitraries.of("=", "+", "-", "@", "\uFF1D");
        return dropped.flatMap(before ->
                sign.flatMap(one -> Arbitraries.strings().ofMaxLength(9).map(after -> before + one + after)));
    }
}

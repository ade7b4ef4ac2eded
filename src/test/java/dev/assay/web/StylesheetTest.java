package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.web.page.VerdictLabel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Colours of both themes, computed from the stylesheet itself; the browser test cannot see into SVG. */
class StylesheetTest {

    private static final Pattern COLOUR =
            Pattern.compile("--([a-z-]+): (?:light-dark\\()?(#[0-9a-f]{3,6})(?:, (#[0-9a-f]{3,6})\\))?;");

    private static String stylesheet;
    private static Map<String, String> light;
    private static Map<String, String> dark;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(StylesheetTest.class.getResourceAsStream("/static/assets/assay.css"))) {
            stylesheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String root = stylesheet.substring(0, stylesheet.indexOf("}"));
        light = colours(root, 2);
        dark = colours(root, 3);
    }

    @Test
    void isSmallAndNeedsNothingElse() {
        assertThat(stylesheet.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20 * 1024);
        assertThat(stylesheet).doesNotContain("@import", "@font-face", "url(");
    }

    @ParameterizedTest
    @EnumSource
    void everyVerdictCanBeReadInBothThemes(VerdictLabel verdict) {
        String key = verdict.name().toLowerCase(Locale.ROOT);
        assertThat(contrast(light, key, "on-" + key)).isGreaterThan(4.5);
        assertThat(contrast(dark, key, "on-" + key)).isGreaterThan(4.5);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNSIGNED", "UNTRUSTED", "ERROR", "UNEVALUATED", "VERIFIED"})
    void whatMattersStandsOutFromThePage(VerdictLabel verdict) {
        String key = verdict.name().toLowerCase(Locale.ROOT);
        assertThat(contrast(light, key, "page")).isGreaterThan(3);
        assertThat(contrast(dark, key, "page")).isGreaterThan(3);
    }

    /** A colour without another one is the same in both themes. */
    private static Map<String, String> colours(String css, int group) {
        Map<String, String> colours = new HashMap<>();
        COLOUR.matcher(css).results().forEach(found -> {
            String colour = found.group(group) == null ? found.group(2) : found.group(group);
            colours.put(found.group(1), colour);
        });
        return colours;
    }

    /** By the formula of WCAG 2. */
    private static double contrast(Map<String, String> theme, String one, String other) {
        double first = luminance(Objects.requireNonNull(theme.get(one)));
        double second = luminance(Objects.requireNonNull(theme.get(other)));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 4 ? colour.replaceAll("([0-9a-f])", "$1$1") : colour;
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}

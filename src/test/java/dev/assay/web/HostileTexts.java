package dev.assay.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody who may create an object could name it, to make a page lie, break or run something. Each page is to be tried
 * with all of them in every place where a text of the cluster stands.
 */
public final class HostileTexts {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\\\|u([0-9A-F]{4}))");
    private static final Pattern REPEATED = Pattern.compile("@(\\d+) (.+)");

    private HostileTexts() {}

    /** All of them, each once. */
    public static List<String> all() {
        try (InputStream in =
                Objects.requireNonNull(HostileTexts.class.getResourceAsStream("/dev/assay/web/hostile-texts.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("// "))
                    .map(HostileTexts::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String line) {
        Matcher repeated = REPEATED.matcher(line);
        if (repeated.matches()) {
            return unescaped(repeated.group(2)).repeat(Integer.parseInt(repeated.group(1)));
        }
        return unescaped(line);
    }

    private static String unescaped(String line) {
        return ESCAPE.matcher(line).replaceAll(found -> {
            String unit = found.group(2) == null ? "\\" : String.valueOf((char) Integer.parseInt(found.group(2), 16));
            return Matcher.quoteReplacement(unit);
        });
    }
}

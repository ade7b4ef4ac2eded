package dev.assay.cli;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text for a terminal: what comes from a cluster may hold escape sequences, which would do things there. */
final class Text {

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private Text() {}

    /** The text on one line, each character that is not to be shown replaced. */
    static String plain(String text) {
        return UNSAFE.matcher(text.strip().replaceAll("\\s+", " ")).replaceAll("�");
    }

    /** The text line by line, indentation kept, each character that is not to be shown replaced. */
    static String block(String text) {
        return text.lines()
                .map(line -> UNSAFE.matcher(line.stripTrailing()).replaceAll("�"))
                .collect(Collectors.joining("\n"));
    }
}

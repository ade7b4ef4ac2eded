package dev.assay.web.page;

import java.util.Locale;

/** Makes text that came from the cluster harmless to look at: bounded, and nothing in it invisible or reordering. */
public final class VisibleText {

    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_MESSAGE = 4096;

    private VisibleText() {}

    /** One line. */
    public static String name(String text) {
        return visible(text, LONGEST_NAME, false);
    }

    /** Keeps line breaks and tabs. */
    public static String message(String text) {
        return visible(text, LONGEST_MESSAGE, true);
    }

    private static String visible(String text, int longest, boolean keepsLines) {
        StringBuilder result = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints().limit(longest).forEach(point -> append(result, point, keepsLines));
        if (text.codePointCount(0, text.length()) > longest) {
            result.append('…');
        }
        return result.toString();
    }

    private static void append(StringBuilder result, int point, boolean keepsLines) {
        if (keepsLines && (point == '\n' || point == '\t')) {
            result.appendCodePoint(point);
            return;
        }
        switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> result.append(String.format(Locale.ROOT, "\\u%04X", point));
            default -> result.appendCodePoint(point);
        }
    }
}

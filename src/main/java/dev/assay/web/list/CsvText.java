package dev.assay.web.list;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes rows as RFC 4180 has them, so that no spreadsheet takes a text for a formula.
 *
 * <p>A text that could be one, at its beginning or after what a spreadsheet may drop there, gets an apostrophe in front,
 * which spreadsheets do not show.
 */
final class CsvText {

    /** The last four are the wide forms of the first. */
    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvText() {}

    /** One line with its end. */
    static String line(List<String> cells) {
        return cells.stream().map(CsvText::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** The text, in a form that nothing takes for a formula. */
    static String inert(String text) {
        if (text.isEmpty()) {
            return text;
        }
        boolean control = Character.isISOControl(text.charAt(0));
        int first = text.codePoints().filter(CsvText::visible).findFirst().orElse('=');
        return control || FORMULA.indexOf(first) >= 0 ? "'" + text : text;
    }

    private static boolean visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}

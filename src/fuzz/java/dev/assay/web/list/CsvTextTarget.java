package dev.assay.web.list;

import dev.assay.fuzz.Input;
import dev.assay.fuzz.Law;
import dev.assay.fuzz.WorkBound;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** CSV: what is read back are the same cells, and none of them begins as a formula, in none of its lines. */
public final class CsvTextTarget {

    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private CsvTextTarget() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        WorkBound.read(bytes, input -> read(Input.text(input)));
    }

    private static void read(String text) {
        List<List<String>> rows = Stream.of(text.split("\u001D", 50))
                .map(row -> Stream.of(row.split("\u001E", 50))
                        .map(CsvTextTarget::cell)
                        .toList())
                .toList();
        StringBuilder file = new StringBuilder();
        rows.forEach(row -> file.append(CsvText.line(row)));
        Law.same(rows, parse(file), "what is read is what was written");
    }

    private static String cell(String text) {
        String cell = CsvText.inert(text);
        Law.holds(cell.equals(text) || cell.equals("'" + text), "a cell loses nothing", text);
        Law.holds(cell.isEmpty() || !formula(cell), "a cell is no formula", text);
        return cell;
    }

    /** As the most forgiving spreadsheet would look for one. */
    private static boolean formula(String cell) {
        if (cell.charAt(0) == '\t' || cell.charAt(0) == '\r' || cell.charAt(0) == '\n') {
            return true;
        }
        int first = cell.codePoints()
                .dropWhile(point -> Character.isWhitespace(point)
                        || Character.isSpaceChar(point)
                        || Character.isISOControl(point)
                        || Character.isIdentifierIgnorable(point))
                .findFirst()
                .orElse('=');
        return FORMULA.indexOf(first) >= 0;
    }

    /** RFC 4180, strictly: a quote within a cell that is not quoted, or text after the end of quotes, is a fault. */
    private static List<List<String>> parse(CharSequence file) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at < file.length()) {
            StringBuilder cell = new StringBuilder();
            at = file.charAt(at) == '"' ? quoted(file, at + 1, cell) : plain(file, at, cell);
            row.add(cell.toString());
            boolean ends = file.charAt(at) == '\r';
            Law.holds(ends ? file.charAt(at + 1) == '\n' : file.charAt(at) == ',', "a cell ends", cell);
            at += ends ? 2 : 1;
            if (ends) {
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        return rows;
    }

    private static int quoted(CharSequence file, int from, StringBuilder cell) {
        int at = from;
        while (file.charAt(at) != '"' || file.charAt(at + 1) == '"') {
            cell.append(file.charAt(at));
            at += file.charAt(at) == '"' ? 2 : 1;
        }
        return at + 1;
    }

    private static int plain(CharSequence file, int from, StringBuilder cell) {
        int at = from;
        while (",\r\n\"".indexOf(file.charAt(at)) < 0) {
            cell.append(file.charAt(at++));
        }
        return at;
    }
}

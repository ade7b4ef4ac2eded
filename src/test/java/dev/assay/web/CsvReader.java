package dev.assay.web;

import java.util.ArrayList;
import java.util.List;

/** Reads what RFC 4180 describes. */
public final class CsvReader {

    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private StringBuilder cell = new StringBuilder();
    private boolean quoted;

    private CsvReader() {}

    public static List<List<String>> read(String csv) {
        CsvReader reader = new CsvReader();
        for (int i = 0; i < csv.length(); i++) {
            boolean doubled = reader.quoted && csv.startsWith("\"\"", i);
            reader.take(csv.charAt(i), doubled, csv.startsWith("\r\n", i));
            i += doubled || (!reader.quoted && csv.startsWith("\r\n", i)) ? 1 : 0;
        }
        return reader.rows;
    }

    private void take(char character, boolean doubled, boolean end) {
        if (doubled) {
            cell.append('"');
        } else if (character == '"') {
            quoted = !quoted;
        } else if (character == ',' && !quoted) {
            endCell();
        } else if (end && !quoted) {
            endCell();
            rows.add(row);
            row = new ArrayList<>();
        } else {
            cell.append(character);
        }
    }

    private void endCell() {
        row.add(cell.toString());
        cell = new StringBuilder();
    }
}

package dev.assay.cli;

import java.io.PrintWriter;
import java.util.List;

/** Prints lines of cells below each other. */
final class Columns {

    private Columns() {}

    /** All lines have as many cells as the first one. */
    static void print(List<List<String>> lines, PrintWriter out) {
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = line.get(column);
                text.append(cell).repeat(' ', widths[column] - cell.length() + 2);
            }
            out.println(text.toString().stripTrailing());
        }
    }
}

package dev.assay.web.past;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row of numbers as a small line, drawn by the server. Where a number is not known the line has a gap.
 *
 * @param text the same in words
 * @param paths each piece of the line, for the {@code d} of an SVG path in a box of {@link #WIDTH} by {@link #HEIGHT}
 */
public record SparkLine(String text, List<String> paths) {

    /** How wide the box is. */
    public static final int WIDTH = 96;

    /** How high it is. */
    public static final int HEIGHT = 20;

    private static final double EDGE = 2;

    public SparkLine {
        paths = List.copyOf(paths);
    }

    /** The line of what would be refused on each day, the oldest first. */
    public static SparkLine ofRefused(List<Optional<Integer>> days) {
        List<Integer> known = days.stream().flatMap(Optional::stream).toList();
        if (known.isEmpty()) {
            return new SparkLine("not known", List.of());
        }
        int highest = known.stream().mapToInt(Integer::intValue).max().orElse(0);
        String text = "%d on the first of %d days looked at, %d on the last, %d at most%s"
                .formatted(known.getFirst(), known.size(), known.getLast(), highest, gaps(days.size() - known.size()));
        return new SparkLine(text, pieces(days, Math.max(1, highest)));
    }

    public boolean empty() {
        return paths.isEmpty();
    }

    private static String gaps(int days) {
        if (days == 0) {
            return "";
        }
        return days == 1 ? "; 1 day not known" : "; " + days + " days not known";
    }

    private static List<String> pieces(List<Optional<Integer>> days, int highest) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int day = 0; day < days.size(); day++) {
            Optional<Integer> number = days.get(day);
            if (number.isEmpty()) {
                end(piece, pieces);
                continue;
            }
            double x = EDGE + (WIDTH - 2 * EDGE) * day / Math.max(1, days.size() - 1);
            double y = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * number.get() / highest;
            piece.append(piece.isEmpty() ? "M" : "L").append(String.format(Locale.ROOT, "%.1f %.1f", x, y));
        }
        end(piece, pieces);
        return pieces;
    }

    /** A piece of one day would have no length: a round end makes it a dot. */
    private static void end(StringBuilder piece, List<String> pieces) {
        if (piece.isEmpty()) {
            return;
        }
        pieces.add(piece.indexOf("L") < 0 ? piece + "h0" : piece.toString());
        piece.setLength(0);
    }
}

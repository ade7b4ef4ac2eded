package dev.assay.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run says of itself, in its last line of figures.
 *
 * @param executions how many inputs were tried
 * @param edges how many places of the code were reached
 * @param features how many of them, by how often
 * @param corpus how many inputs led somewhere new
 * @param seconds how long it was to take
 */
record FuzzFigures(long executions, long edges, long features, long corpus, long seconds) {

    private static final Pattern LINE = Pattern.compile("#(\\d+)\\s.*cov: (\\d+) ft: (\\d+) corp: (\\d+)/");

    static FuzzFigures of(Path log, long seconds) throws IOException {
        FuzzFigures last = new FuzzFigures(0, 0, 0, 0, seconds);
        for (String line : Files.readString(log, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            Matcher figures = LINE.matcher(line);
            if (figures.find()) {
                last = new FuzzFigures(
                        Long.parseLong(figures.group(1)),
                        Long.parseLong(figures.group(2)),
                        Long.parseLong(figures.group(3)),
                        Long.parseLong(figures.group(4)),
                        seconds);
            }
        }
        return last;
    }

    String row(String target, String findings) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %d | %d | %d | %s |",
                target,
                executions,
                executions / Math.max(seconds, 1),
                edges,
                features,
                corpus,
                findings);
    }
}

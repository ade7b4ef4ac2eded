package dev.assay.metrics;

import dev.assay.fuzz.Law;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what Prometheus' text format describes, and takes nothing else. */
final class Exposition {

    private final String line;
    private int at;

    private Exposition(String line, int at) {
        this.line = line;
        this.at = at;
    }

    /** The values of one family by those of its labels; fails for any line that is about something else. */
    static Map<List<String>, Double> samples(String scrape, String name) {
        Map<List<String>, Double> samples = new HashMap<>();
        for (String line : scrape.split("\n", -1)) {
            if (line.isEmpty() || line.startsWith("# HELP " + name + " ") || line.equals("# TYPE " + name + " gauge")) {
                continue;
            }
            Law.holds(line.startsWith(name + "{"), "a line is about the family", line);
            Exposition reader = new Exposition(line, name.length() + 1);
            List<String> labels = reader.labels();
            Double before = samples.put(labels, reader.value());
            Law.holds(before == null, "no sample comes twice", line);
        }
        return samples;
    }

    private List<String> labels() {
        List<String> values = new ArrayList<>();
        while (line.charAt(at) != '}') {
            int quote = line.indexOf("=\"", at);
            String label = line.substring(at, quote);
            Law.holds(label.matches(",?[a-z]+"), "a label has its name", label);
            at = quote + 2;
            values.add(quoted());
        }
        return values;
    }

    /** Up to the end of the quotes, which is passed. */
    private String quoted() {
        StringBuilder value = new StringBuilder();
        while (line.charAt(at) != '"') {
            char character = line.charAt(at++);
            if (character != '\\') {
                value.append(character);
                continue;
            }
            char escaped = line.charAt(at++);
            Law.holds("n\\\"".indexOf(escaped) >= 0, "an escape is one of three", line);
            value.append(escaped == 'n' ? '\n' : escaped);
        }
        at++;
        return value.toString();
    }

    private double value() {
        Law.holds(line.startsWith("} ", at), "a value follows the labels", line);
        return Double.parseDouble(line.substring(at + 2));
    }
}

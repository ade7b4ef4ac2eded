package dev.assay.exception;

import java.util.Locale;

/** Writes texts of the cluster into YAML and CEL so that they stay what they are: one text, and nothing else. */
final class QuotedText {

    private QuotedText() {}

    /** In double quotes, which YAML and CEL read alike; everything but plain letters is escaped where either cares. */
    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ' || letter > '~') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }

    /** A name that Kubernetes accepts, made of texts that may be anything. */
    static String name(String... parts) {
        String joined = String.join("-", parts).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = joined.substring(0, Math.min(joined.length(), 60)).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "exception" : cut;
    }
}

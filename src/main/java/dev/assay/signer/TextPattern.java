package dev.assay.signer;

import java.util.regex.Pattern;

/**
 * What a subject or an issuer has to be.
 *
 * @param form how the text is meant
 * @param text as it is written
 */
public record TextPattern(Form form, String text) {

    /** Nothing is asked. */
    public static final TextPattern ANY = new TextPattern(Form.ANY, "");

    private static final Pattern WHATEVER = Pattern.compile("(\\^|\\\\A)?\\(?(\\.[*+]\\??)*\\)?(\\$|\\\\[zZ])?");
    private static final Pattern STARS = Pattern.compile("\\*+");

    /** {@code https://}, a host, and from there on wildcards only. */
    private static final Pattern ANY_PATH_OF_A_HOST =
            Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d+)?/[/.*+?\\[\\]^]*[*+]");

    /** How a pattern's text is meant. */
    public enum Form {
        /** Whatever it is. */
        ANY,
        /** Exactly this. */
        EXACT,
        /** Kyverno's wildcards. */
        WILDCARD,
        /** A regular expression of Go, which finds it anywhere in the text. */
        REGEXP
    }

    /** A text with wildcards, or an exact one if there are none in it; anything if it is blank. */
    public static TextPattern wildcard(String text) {
        if (text.isEmpty()) {
            return ANY;
        }
        boolean wild = text.contains("*") || text.contains("?");
        return new TextPattern(wild ? Form.WILDCARD : Form.EXACT, text);
    }

    /** A regular expression; anything if it is blank. */
    public static TextPattern regexp(String text) {
        return text.isEmpty() ? ANY : new TextPattern(Form.REGEXP, text);
    }

    /** An exact text; anything if it is blank. */
    public static TextPattern exact(String text) {
        return text.isEmpty() ? ANY : new TextPattern(Form.EXACT, text);
    }

    /** Whether it holds of every text. */
    public boolean acceptsAnything() {
        return switch (form) {
            case ANY -> true;
            case EXACT -> false;
            case WILDCARD -> STARS.matcher(text).matches();
            case REGEXP -> WHATEVER.matcher(text).matches();
        };
    }

    /** Whether it fixes a host and leaves open what comes behind it: everybody with an account there. */
    public boolean acceptsAnyPath() {
        String plain = form == Form.REGEXP
                ? withoutAnchors().replace("\\.", ".").replace("\\/", "/").replace("\\-", "-")
                : text;
        return form != Form.EXACT && ANY_PATH_OF_A_HOST.matcher(plain).matches();
    }

    /** Whether a regular expression says where the text begins and ends; every other form does. */
    public boolean anchored() {
        if (form != Form.REGEXP) {
            return true;
        }
        boolean begins = text.startsWith("^") || text.startsWith("\\A");
        boolean ends = (text.endsWith("$") && !text.endsWith("\\$")) || text.endsWith(".*") || text.endsWith(".+");
        return begins && ends && !hasAlternatives();
    }

    /** In {@code ^a|b$} neither side is anchored at both ends. */
    private boolean hasAlternatives() {
        int depth = 0;
        boolean escaped = false;
        for (int at = 0; at < text.length(); at++) {
            if (escaped) {
                escaped = false;
                continue;
            }
            switch (text.charAt(at)) {
                case '\\' -> escaped = true;
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case '|' -> {
                    if (depth <= 0) {
                        return true;
                    }
                }
                default -> {
                    // Of no meaning here.
                }
            }
        }
        return false;
    }

    private String withoutAnchors() {
        String begun = text.startsWith("^") ? text.substring(1) : text;
        return begun.endsWith("$") ? begun.substring(0, begun.length() - 1) : begun;
    }
}

package dev.assay.policy;

import java.util.List;

/** Kyverno's wildcards: {@code *} stands for any text, {@code ?} for one character. */
public final class Wildcard {

    private Wildcard() {}

    /** Whether the whole text has the form of one of the patterns. */
    public static boolean anyMatches(List<String> patterns, String text) {
        for (String pattern : patterns) {
            if (matches(pattern, text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the whole text has the pattern's form. Takes at most pattern length times text length steps. */
    public static boolean matches(String pattern, String text) {
        int at = 0;
        int position = 0;
        int star = -1;
        int resume = 0;
        while (position < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = position;
            } else if (at < pattern.length() && same(pattern.charAt(at), text.charAt(position))) {
                at++;
                position++;
            } else if (star >= 0) {
                at = star + 1;
                position = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private static boolean same(char pattern, char text) {
        return pattern == '?' || pattern == text;
    }
}

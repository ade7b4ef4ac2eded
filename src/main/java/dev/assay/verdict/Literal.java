package dev.assay.verdict;

/** A fixed text to look for, found by reading each character of the searched text once (Knuth, Morris and Pratt). */
final class Literal {

    private final String text;

    /** For each length of a partial match, the length of the next shorter one that may still become a match. */
    private final int[] shorter;

    Literal(String text) {
        this.text = text;
        this.shorter = new int[text.length()];
        for (int i = 1; i < shorter.length; i++) {
            shorter[i] = extend(shorter[i - 1], text.charAt(i));
        }
    }

    int length() {
        return text.length();
    }

    /** The first place in {@code [from, to)} of the searched text, or -1. */
    int find(CharSequence searched, int from, int to) {
        int matched = 0;
        for (int at = from; at < to; at++) {
            matched = extend(matched, searched.charAt(at));
            if (matched == text.length()) {
                return at + 1 - matched;
            }
        }
        return -1;
    }

    boolean standsAt(CharSequence searched, int place) {
        if (place < 0 || place + text.length() > searched.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (searched.charAt(place + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int extend(int matched, char next) {
        int length = matched;
        while (length > 0 && text.charAt(length) != next) {
            length = shorter[length - 1];
        }
        return text.charAt(length) == next ? length + 1 : 0;
    }
}

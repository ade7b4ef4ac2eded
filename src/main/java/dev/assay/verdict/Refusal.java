package dev.assay.verdict;

import java.util.Locale;

/** Whether admission would refuse an image under Enforce. Not the same as its verdict: a registry's 401 is refused too. */
public enum Refusal {
    YES,
    UNKNOWN,
    NO;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** What is true of several rules together: one that refuses is enough, one unknown spoils a no. */
    public Refusal and(Refusal other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The word for it. */
    public String label() {
        return label;
    }
}

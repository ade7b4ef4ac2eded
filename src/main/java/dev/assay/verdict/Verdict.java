package dev.assay.verdict;

import java.util.Locale;

/** What is known about one image under one policy, from worst to best. */
public enum Verdict {
    /** Kyverno looked and found no signature. */
    UNSIGNED,
    /** A signature exists and does not satisfy the policy. */
    UNTRUSTED,
    /** Kyverno could not look, or nobody knows what its message means. */
    ERROR,
    /** There is no evidence, or it is too old, or it is for another version of the policy. */
    UNEVALUATED,
    /** A PolicyException takes the workload out of the rule. */
    EXCEPTED,
    /** The rule itself leaves the image out, by its preconditions or image references, or admission never sees it. */
    SKIPPED,
    /** Kyverno found a signature that satisfies the policy. */
    VERIFIED;

    private final String label = name().toLowerCase(Locale.ROOT);

    public static Verdict worse(Verdict a, Verdict b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    public String label() {
        return label;
    }
}

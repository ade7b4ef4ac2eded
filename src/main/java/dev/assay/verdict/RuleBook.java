package dev.assay.verdict;

/** Tells which rules verify images: reports hold the results of all others too. */
@FunctionalInterface
public interface RuleBook {

    /** What the rule is known to do. */
    Entry look(RuleKey rule);

    /** What a rule does. */
    enum Entry {
        VERIFIES_IMAGES,
        DOES_SOMETHING_ELSE,
        /** Its policy was not seen yet, or is gone. */
        UNKNOWN
    }
}

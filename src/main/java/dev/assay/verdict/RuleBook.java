package dev.assay.verdict;

/** Tells which rules verify images: reports hold the results of all others too. */
@FunctionalInterface
public interface RuleBook {

    /** What the rule is known to do. */
    Entry look(RuleKey rule);

    /** What a rule does. */
    enum Entry {
        VERIFIES_IMAGES,
        /** It does something else, or its policy, or the version of the policy that has it, was not seen yet or is gone. */
        UNKNOWN
    }
}

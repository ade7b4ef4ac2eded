package dev.assay.policy;

/** Whether a rule concerns something, as far as what Assay reads can tell. */
public enum Match {
    YES,
    NO,
    /** A condition stands in the way that Assay does not evaluate: labels, annotations, users, CEL. */
    MAYBE;

    /** All of the conditions together. */
    public Match and(Match other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == MAYBE || other == MAYBE ? MAYBE : YES;
    }

    /** Any of the conditions. */
    public Match or(Match other) {
        if (this == YES || other == YES) {
            return YES;
        }
        return this == MAYBE || other == MAYBE ? MAYBE : NO;
    }

    /** The opposite. */
    public Match not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case MAYBE -> MAYBE;
        };
    }

    /** {@link #YES} or {@link #NO}. */
    public static Match of(boolean matches) {
        return matches ? YES : NO;
    }
}

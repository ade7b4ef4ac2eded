package dev.assay.exception;

import dev.assay.policy.PolicyException;
import java.util.List;
import java.util.Set;

/**
 * An exception, and what it does now.
 *
 * @param exception the exception
 * @param term how long it still holds
 * @param letsIn what comes in by it now, each once
 * @param breadth in what way it is too broad; not at all if there is none
 */
public record ExceptionPosture(PolicyException exception, Term term, List<LetIn> letsIn, Set<Breadth> breadth) {

    public ExceptionPosture {
        letsIn = List.copyOf(letsIn);
        breadth = Set.copyOf(breadth);
    }

    /** Whether it should be gone, and Kyverno still obeys it. */
    public boolean overstays() {
        return term == Term.OVER && !letsIn.isEmpty();
    }
}

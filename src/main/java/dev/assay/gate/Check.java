package dev.assay.gate;

import java.util.stream.Stream;

/** One condition of a gate, told by what stands against it. Named as the sentence that is true when it finds something. */
@FunctionalInterface
interface Check {

    /** What it finds; nothing if the condition holds. */
    Stream<Reason> find(Question question);
}

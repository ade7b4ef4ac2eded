package dev.assay.gate;

import java.util.List;
import java.util.function.Function;

/**
 * What is the same for all gates.
 *
 * @param settings how strict they are
 * @param checks what must not be found
 * @param exceptionsNamedBy which exceptions, as {@code namespace/name}, a message of Kyverno's names
 */
record Terms(GateSettings settings, List<Check> checks, Function<String, List<String>> exceptionsNamedBy) {

    Terms {
        checks = List.copyOf(checks);
    }
}

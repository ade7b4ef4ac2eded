package dev.assay.gate;

import java.util.List;

/**
 * The answer for a policy as a whole, and for each namespace.
 *
 * @param whole READY if every namespace is that the policy looks at
 * @param namespaces one for each namespace that counts, by name
 * @param leftOut namespaces that do not count: the policy looks at nothing there, or the settings leave them out
 */
public record PolicyDecision(GateDecision whole, List<GateDecision> namespaces, List<String> leftOut) {

    public PolicyDecision {
        namespaces = List.copyOf(namespaces);
        leftOut = List.copyOf(leftOut);
    }
}

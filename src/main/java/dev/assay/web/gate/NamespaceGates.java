package dev.assay.web.gate;

import dev.assay.gate.GateDecision;
import dev.assay.gate.GateState;
import dev.assay.gate.PolicyDecision;
import dev.assay.policy.PolicyKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A namespace and its gates, as a row of a list. */
record NamespaceGates(String namespace, Map<PolicyKey, GateDecision> gates) {

    /** Every namespace that any of the policies looks at. */
    static Stream<NamespaceGates> of(List<PolicyDecision> decisions) {
        Map<String, Map<PolicyKey, GateDecision>> byNamespace = new TreeMap<>();
        for (PolicyDecision decision : decisions) {
            for (GateDecision gate : decision.namespaces()) {
                byNamespace
                        .computeIfAbsent(gate.namespace().orElse(""), _ -> new LinkedHashMap<>())
                        .put(gate.policy().key(), gate);
            }
        }
        return byNamespace.entrySet().stream().map(entry -> new NamespaceGates(entry.getKey(), entry.getValue()));
    }

    /** What the policy's gate says here; empty where it looks at nothing. */
    Optional<GateDecision> gate(PolicyKey policy) {
        return Optional.ofNullable(gates.get(policy));
    }

    /** All gates together: the one that stands most in the way. */
    GateState state() {
        return gates.values().stream()
                .map(GateDecision::state)
                .reduce(GateState::and)
                .orElse(GateState.UNKNOWN);
    }

    /** How many reasons stand against its gates. */
    long reasons() {
        return gates.values().stream().mapToLong(GateDecision::blockers).sum();
    }
}

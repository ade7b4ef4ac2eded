package dev.assay.web.gate;

import dev.assay.gate.GateDecision;
import dev.assay.gate.GateState;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.VerdictLabel;
import java.util.List;
import java.util.Optional;

/**
 * All gates of a namespace as one: the one that stands most in the way.
 *
 * @param text the state, and in how many of the gates it is
 */
public record NamespaceGate(GateLabel label, String href, String text) {

    public VerdictLabel.Badge state() {
        return label.badge();
    }

    /** Of these decisions; empty if no policy looks at anything there. */
    public static Optional<NamespaceGate> of(List<GateDecision> decisions) {
        List<GateDecision> counting =
                decisions.stream().filter(decision -> !decision.outOfScope()).toList();
        Optional<GateState> state = counting.stream().map(GateDecision::state).reduce(GateState::and);
        return state.map(together -> {
            GateDecision first = counting.stream()
                    .filter(decision -> decision.state() == together)
                    .findFirst()
                    .orElseThrow();
            GateLabel label = GateLabel.of(together);
            return new NamespaceGate(label, href(first), text(label.badge().word(), counting, together));
        });
    }

    private static String href(GateDecision decision) {
        return PageAddress.gate(decision.policy().key(), decision.namespace().orElse(""));
    }

    private static String text(String word, List<GateDecision> counting, GateState together) {
        long same = counting.stream()
                .filter(decision -> decision.state() == together)
                .count();
        return counting.size() == 1 ? word : word + ", " + same + " of " + counting.size();
    }
}

package dev.assay.web.gate;

import dev.assay.gate.GateDecision;
import dev.assay.gate.GateState;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.VerdictLabel;
import org.jspecify.annotations.Nullable;

/**
 * A gate in few words, for a table.
 *
 * @param state null where the policy looks at nothing: there is nothing to enforce
 * @param detail the number of reasons, or how far the soak is
 */
public record GateCell(VerdictLabel.@Nullable Badge state, String detail, String href) {

    static GateCell of(GateDecision decision) {
        String href = decision.namespace()
                .map(namespace -> PageAddress.gate(decision.policy().key(), namespace))
                .orElseGet(() -> PageAddress.gate(decision.policy().key()));
        if (decision.outOfScope()) {
            return new GateCell(null, "no image", href);
        }
        return new GateCell(GateLabel.of(decision.state()).badge(), detail(decision), href);
    }

    private static String detail(GateDecision decision) {
        boolean soaks = decision.state() == GateState.UNKNOWN && decision.soak().running() && decision.blockers() == 1;
        if (soaks) {
            return "soak " + SoakBar.of(decision.soak()).brief();
        }
        int blockers = decision.blockers();
        if (blockers == 0) {
            return "";
        }
        return blockers == 1 ? "1 reason" : blockers + " reasons";
    }
}

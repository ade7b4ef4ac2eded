package dev.assay.gate;

import dev.assay.posture.Posture;
import java.util.List;
import java.util.Map;

/** Takes out of decisions what is of namespaces that the one who asks may not see. A decision never gets better by it. */
final class ScopedSight {

    private ScopedSight() {}

    /** A policy's decision: that of a cluster-wide policy as a whole would tell of others, or be taken for theirs. */
    static PolicyDecision of(PolicyDecision decision, Posture seen, boolean everywhere) {
        List<GateDecision> namespaces =
                decision.namespaces().stream().map(one -> of(one, seen)).toList();
        GateDecision whole = everywhere ? untold(decision.whole()) : of(decision.whole(), seen);
        return new PolicyDecision(whole, namespaces, decision.leftOut());
    }

    /** One namespace's decision. */
    static GateDecision of(GateDecision decision, Posture seen) {
        List<Reason> reasons =
                decision.reasons().stream().map(reason -> of(reason, seen)).toList();
        return new GateDecision(
                decision.policy(),
                decision.where(),
                decision.state(),
                reasons,
                decision.unlisted(),
                decision.soak(),
                decision.evidence(),
                decision.asOf(),
                decision.until());
    }

    private static Reason of(Reason reason, Posture seen) {
        boolean visible = reason.namespace().isEmpty() || seen.byNamespace().containsKey(reason.namespace());
        return visible
                ? reason
                : new Reason(
                        reason.code(),
                        "",
                        null,
                        reason.why(),
                        "It is about an object in a namespace that you may not see.",
                        reason.since());
    }

    private static GateDecision untold(GateDecision whole) {
        Reason hidden = Reason.of(
                ReasonCode.NAMESPACES_HIDDEN,
                "",
                "You may not see every namespace: ask for one of yours, or with the right to see all.",
                whole.asOf());
        return new GateDecision(
                whole.policy(),
                null,
                GateState.UNKNOWN,
                List.of(hidden),
                Map.of(),
                whole.soak(),
                whole.evidence(),
                whole.asOf(),
                null);
    }
}

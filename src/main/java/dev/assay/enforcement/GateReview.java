package dev.assay.enforcement;

import dev.assay.gate.GateBoard;
import dev.assay.gate.GateDecision;
import dev.assay.gate.GateScope;
import dev.assay.gate.PolicyDecision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers EnforcementGates from the same board as every other door. Safe for many threads. */
public final class GateReview {

    private final GateBoard board;

    /** Creates one that asks this board. */
    public GateReview(GateBoard board) {
        this.board = board;
    }

    /**
     * The status that the gate should have now.
     *
     * @param written what was written last; null if this process wrote nothing yet
     */
    public GateStatus review(GateRequest gate, @Nullable GateStatus written, Instant now) {
        StatusDraft draft = new StatusDraft(gate, written, now);
        return switch (gate.question()) {
            case GateRequest.Unclear unclear -> draft.stalled("InvalidSpec", unclear.problem(), null);
            case GateRequest.MayEnforce asked -> answer(asked, draft, now);
        };
    }

    /** The status for the time when nobody looks: Assay ends. */
    public GateStatus stopping(GateRequest gate, @Nullable GateStatus written, Instant now) {
        return new StatusDraft(gate, written, now)
                .waiting("AssayStopping", "Assay stops, and nobody looks until it runs again.", null);
    }

    private GateStatus answer(GateRequest.MayEnforce asked, StatusDraft draft, Instant now) {
        boolean complete = board.get().complete();
        Optional<PolicyDecision> found = board.get().decide(asked.policy(), asked.scope(), now);
        if (found.isEmpty()) {
            String missing = "There is no policy '" + asked.policy().name() + "' that verifies images.";
            return complete ? draft.stalled("PolicyNotFound", missing, null) : blind(draft);
        }
        PolicyDecision decision = found.get();
        List<String> absent = absent(asked.scope(), decision);
        if (!absent.isEmpty()) {
            String names = String.join(", ", absent.subList(0, Math.min(absent.size(), 5)));
            String missing = "Not there, or out of the policy's reach: namespace " + names
                    + (absent.size() > 5 ? " and " + (absent.size() - 5) + " more." : ".");
            return complete ? draft.stalled("NamespaceNotFound", missing, decision.whole()) : blind(draft);
        }
        boolean nothing = decision.namespaces().isEmpty() && decision.leftOut().isEmpty();
        if (asked.scope().selector() != null && nothing) {
            String missing = "The selector selects no namespace that the policy reaches.";
            return complete ? draft.stalled("NothingSelected", missing, decision.whole()) : blind(draft);
        }
        boolean one = asked.scope().namespaces().size() == 1;
        // Of one namespace every door tells the same evidence.
        return decided(one ? decision.namespaces().getFirst() : decision.whole(), draft);
    }

    private GateStatus blind(StatusDraft draft) {
        return draft.waiting(
                "ReaderBlind", "Not read yet: " + String.join("; ", board.get().missing()), null);
    }

    private static GateStatus decided(GateDecision decision, StatusDraft draft) {
        return switch (decision.state()) {
            case READY -> draft.ready(decision);
            case NOT_READY -> draft.notReady(decision);
            case UNKNOWN -> draft.unknown(decision);
        };
    }

    /** The namespaces that were asked for by name and have no answer. */
    private static List<String> absent(GateScope scope, PolicyDecision decision) {
        List<String> there = decision.namespaces().stream()
                .flatMap(namespace -> namespace.namespace().stream())
                .toList();
        return scope.namespaces().stream()
                .filter(Predicate.not(there::contains))
                .toList();
    }
}

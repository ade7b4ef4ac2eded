package dev.assay.web.gate;

import dev.assay.gate.GateDecision;
import dev.assay.gate.GateState;
import dev.assay.gate.PolicyDecision;
import dev.assay.policy.PolicyKey;
import dev.assay.web.list.ListTable;
import dev.assay.web.list.ListTools;
import dev.assay.web.list.Listing;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.VisibleText;
import java.time.Instant;
import java.util.List;

/** Makes the page of all gates. */
final class GatesPages {

    private GatesPages() {}

    static GatesPage of(List<PolicyDecision> decisions, Listing<NamespaceGates> listing, PageFrame frame, Instant now) {
        GatesPage.Namespaces list = new GatesPage.Namespaces(
                ListTools.of(listing),
                ListTable.of(listing, now),
                "No namespace is like that now.",
                more(decisions.size()));
        return new GatesPage(
                frame,
                headline(decisions),
                decisions.stream().map(GatesPages::policy).toList(),
                decisions.isEmpty() ? null : list);
    }

    /** The page while the policies themselves are not known yet. */
    static GatesPage stillReading(PageFrame frame) {
        return new GatesPage(frame, Headline.stillReading(List.of()), List.of(), null);
    }

    private static String more(int policies) {
        if (policies > GatesShape.MOST_COLUMNS) {
            return "Not every policy can have a column here; each has its own page.";
        }
        return policies > GatesShape.MOST_SHOWN
                ? "%d of %d policies have a column unless others are chosen.".formatted(GatesShape.MOST_SHOWN, policies)
                : "";
    }

    private static Headline headline(List<PolicyDecision> decisions) {
        if (decisions.isEmpty()) {
            return Headline.withoutPolicy();
        }
        List<GateDecision> gates = decisions.stream()
                .flatMap(decision -> decision.namespaces().stream())
                .toList();
        long ready = count(gates, GateState.READY);
        long blocked = count(gates, GateState.NOT_READY);
        String rest =
                blocked + " would refuse something, " + (gates.size() - ready - blocked) + " nobody can tell yet.";
        if (gates.isEmpty()) {
            return Headline.unknown("No policy looks at any image.", "There is nothing to enforce one on.");
        }
        if (ready == gates.size()) {
            return Headline.good("Every policy may be enforced, in each namespace it looks at.");
        }
        String statement = "%d of %d gates %s READY;".formatted(ready, gates.size(), gates.size() == 1 ? "is" : "are");
        return ready == 0
                ? Headline.unknown("No policy may be enforced yet;", rest)
                : Headline.unknown(statement, rest);
    }

    private static long count(List<GateDecision> gates, GateState state) {
        return gates.stream().filter(gate -> gate.state() == state).count();
    }

    private static GatesPage.PolicyRow policy(PolicyDecision decision) {
        long ready = count(decision.namespaces(), GateState.READY);
        int counting = decision.namespaces().size();
        return new GatesPage.PolicyRow(
                VisibleText.name(keyOf(decision).name()),
                PolicyWords.engine(keyOf(decision)),
                decision.whole().policy().mode().label(),
                GateCell.of(decision.whole()),
                counting == 0 ? "no namespace" : ready + " of " + counting + " namespaces");
    }

    private static PolicyKey keyOf(PolicyDecision decision) {
        return decision.whole().policy().key();
    }
}

package dev.assay.web.gate;

import dev.assay.gate.GateDecision;
import dev.assay.gate.GateState;
import dev.assay.gate.PolicyDecision;
import dev.assay.policy.PolicyKey;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Paging;
import dev.assay.web.page.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the page of all gates. */
final class GatesPages {

    /** More columns than that nobody compares; each further policy has its own page. */
    static final int MOST_COLUMNS = 6;

    private GatesPages() {}

    static GatesPage of(List<PolicyDecision> decisions, GatesQuery query, PageFrame frame) {
        List<PolicyDecision> columns = decisions.stream().limit(MOST_COLUMNS).toList();
        List<Line> found = lines(columns).stream()
                .filter(line -> query.finds(line.namespace))
                .toList();
        List<Line> lines = found.stream()
                .filter(line ->
                        query.state().filter(state -> state != line.label()).isEmpty())
                .toList();
        Paging paging = Paging.of(lines.size(), query.page(), query.address(query.only()));
        return new GatesPage(
                frame,
                headline(decisions),
                decisions.stream().map(GatesPages::policy).toList(),
                columns.stream()
                        .map(decision -> VisibleText.name(keyOf(decision).name()))
                        .toList(),
                paging.slice(lines).stream().map(line -> line.row(columns)).toList(),
                filters(found, query),
                query.find(),
                query.state().map(GateLabel::key).orElse(null),
                paging,
                nothing(decisions));
    }

    /** The page while the policies themselves are not known yet. */
    static GatesPage stillReading(PageFrame frame) {
        return new GatesPage(
                frame,
                Headline.stillReading(List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                null,
                Paging.of(0, 1, PageAddress.GATES),
                "");
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

    /** Every namespace that any of the policies looks at. */
    private static List<Line> lines(List<PolicyDecision> columns) {
        Map<String, Map<PolicyKey, GateDecision>> byNamespace = new TreeMap<>();
        for (PolicyDecision decision : columns) {
            for (GateDecision gate : decision.namespaces()) {
                byNamespace
                        .computeIfAbsent(gate.namespace().orElse(""), _ -> new LinkedHashMap<>())
                        .put(keyOf(decision), gate);
            }
        }
        List<Line> lines = new ArrayList<>();
        byNamespace.forEach((namespace, gates) -> lines.add(new Line(namespace, gates)));
        return lines;
    }

    private static List<GatesPage.Filter> filters(List<Line> lines, GatesQuery query) {
        List<GatesPage.Filter> filters = new ArrayList<>();
        filters.add(new GatesPage.Filter("All", query.address(null), lines.size(), null, current(query, null)));
        for (GateLabel label : GateLabel.values()) {
            int count =
                    (int) lines.stream().filter(line -> line.label() == label).count();
            if (count > 0 || label == query.only()) {
                filters.add(new GatesPage.Filter(
                        label.badge().word(), query.address(label), count, label.badge(), current(query, label)));
            }
        }
        return filters;
    }

    private static @Nullable String current(GatesQuery query, @Nullable GateLabel label) {
        return query.only() == label ? "page" : null;
    }

    private static String nothing(List<PolicyDecision> decisions) {
        return decisions.isEmpty()
                ? "Gates appear with the first policy that verifies images."
                : "No namespace is like that now.";
    }

    /** A namespace and its gates. */
    private record Line(String namespace, Map<PolicyKey, GateDecision> gates) {

        GateLabel label() {
            return GateLabel.of(gates.values().stream()
                    .map(GateDecision::state)
                    .reduce(GateState::and)
                    .orElse(GateState.UNKNOWN));
        }

        GatesPage.Row row(List<PolicyDecision> columns) {
            List<GateCell> cells =
                    columns.stream().map(column -> cell(keyOf(column))).toList();
            return new GatesPage.Row(VisibleText.name(namespace), PageAddress.namespace(namespace), cells);
        }

        /** Where a policy does not count there is no cell but an empty place. */
        private GateCell cell(PolicyKey policy) {
            GateDecision gate = gates.get(policy);
            return gate == null
                    ? new GateCell(
                            null, "no image", PageAddress.gate(policy, namespace), VisibleText.name(policy.name()))
                    : GateCell.of(gate);
        }
    }
}

package dev.assay.web.gate;

import dev.assay.gate.GateDecision;
import dev.assay.gate.PolicyDecision;
import dev.assay.policy.PolicyKey;
import dev.assay.web.list.Cell;
import dev.assay.web.list.Column;
import dev.assay.web.list.Filter;
import dev.assay.web.list.ListShape;
import dev.assay.web.page.ElementId;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.VisibleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What the list of namespaces with their gates is made of: one column for each policy there is now. */
final class GatesShape {

    /** More columns than that nobody compares; further ones can be chosen. */
    static final int MOST_SHOWN = 6;

    /** More than that nobody chooses from; each further policy has its own page. */
    static final int MOST_COLUMNS = 40;

    /** What stands in an address, a file and an element's name as it is. */
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9.:-]{1,200}");

    private GatesShape() {}

    static ListShape<NamespaceGates> of(List<PolicyDecision> decisions) {
        List<Column<NamespaceGates>> columns = new ArrayList<>();
        columns.add(Column.text("namespace", "Namespace", NamespaceGates::namespace)
                .shownAs(row -> Cell.link(row.namespace(), PageAddress.namespace(row.namespace()))));
        decisions.stream().limit(MOST_COLUMNS).forEach(decision -> {
            Column<NamespaceGates> column = gate(decision.whole().policy().key());
            columns.add(columns.size() > MOST_SHOWN ? column.hidden() : column);
        });
        columns.add(together().hidden());
        columns.add(Column.number("reasons", "Reasons", NamespaceGates::reasons).hidden());
        return new ListShape<>(
                "gates",
                NamespaceGates::namespace,
                columns,
                filters(),
                Comparator.comparing(NamespaceGates::namespace),
                "By name");
    }

    /** The column of a policy in addresses and files; no two policies have the same. */
    static String key(PolicyKey policy) {
        String key = PolicyLabel.kindOf(policy) + ":" + PolicyKey.inPath(policy.name());
        return PLAIN.matcher(key).matches() ? key : ElementId.of("policy", policy.engine() + "/" + policy.name());
    }

    private static Column<NamespaceGates> gate(PolicyKey policy) {
        return Column.<NamespaceGates>text(
                        key(policy),
                        VisibleText.name(policy.name()),
                        row -> row.gate(policy)
                                .map(gate -> gate.state().label())
                                .orElse(""))
                .ordered(Column.Order.known(
                        row -> row.gate(policy).map(GateDecision::state).map(GateLabel::of),
                        Comparator.naturalOrder(),
                        "not ready first",
                        "ready first"))
                .shownAs(row -> new Cell("answer", "", cell(row, policy)))
                .styled("long");
    }

    /** Where a policy does not count there is no answer but an empty place. */
    private static GateCell cell(NamespaceGates row, PolicyKey policy) {
        return row.gate(policy)
                .map(GateCell::of)
                .orElseGet(() -> new GateCell(null, "no image", PageAddress.gate(policy, row.namespace())));
    }

    private static Column<NamespaceGates> together() {
        return Column.<NamespaceGates>text(
                        "state", "All together", row -> row.state().label())
                .orderedBy(Comparator.comparing(row -> GateLabel.of(row.state())), "not ready first", "ready first")
                .shownAs(row -> new Cell("badge", "", GateLabel.of(row.state()).badge()));
    }

    private static List<Filter<NamespaceGates>> filters() {
        List<Filter.Option> states = Arrays.stream(GateLabel.values())
                .map(label -> new Filter.Option(label.key(), label.badge().word(), label.badge()))
                .toList();
        return List.of(
                Filter.text(
                        "namespace", "Namespace contains", (row, needle) -> Filter.contains(row.namespace(), needle)),
                new Filter.Choice<>("state", "Gate", states, row -> row.state().label(), true));
    }
}

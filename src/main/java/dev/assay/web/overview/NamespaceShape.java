package dev.assay.web.overview;

import dev.assay.web.gate.NamespaceGate;
import dev.assay.web.list.Cell;
import dev.assay.web.list.Column;
import dev.assay.web.list.Filter;
import dev.assay.web.list.ListShape;
import dev.assay.web.page.PageAddress;
import java.util.Comparator;
import java.util.List;

/** What the list of namespaces is made of. */
public final class NamespaceShape {

    /** Each namespace is one row. */
    public static final ListShape<NamespaceEntry> SHAPE = shape(trend().hidden());

    /** The same, with how it moved in the last days. */
    public static final ListShape<NamespaceEntry> WITH_TREND = shape(trend());

    private NamespaceShape() {}

    private static ListShape<NamespaceEntry> shape(Column<NamespaceEntry> trend) {
        return new ListShape<>(
                "namespaces",
                NamespaceEntry::name,
                List.of(
                        Column.text("namespace", "Namespace", NamespaceEntry::name)
                                .shownAs(entry -> Cell.link(entry.name(), PageAddress.namespace(entry.name()))),
                        Column.<NamespaceEntry>text(
                                        "verdicts",
                                        "Images by verdict",
                                        entry -> entry.verdicts().text())
                                .orderedBy(
                                        Comparator.comparingDouble(NamespaceShape::shareRefused),
                                        "best first",
                                        "worst first")
                                .shownAs(entry -> Cell.bar(entry.verdicts()))
                                .styled("wide"),
                        Column.number("refused", "Refused", NamespaceEntry::refused)
                                .shownAs(entry -> Cell.alarm(entry.refused())),
                        Column.number("unchecked", "Could not check", NamespaceEntry::unchecked),
                        Column.number("unevaluated", "Not evaluated", NamespaceEntry::unevaluated),
                        Column.number("images", "Images", NamespaceEntry::images),
                        gate(),
                        trend,
                        Column.moment("evidence", "Oldest evidence", NamespaceEntry::oldestEvidence)),
                List.of(Filter.text("q", "Namespace", (entry, needle) -> Filter.contains(entry.name(), needle))),
                NamespaceEntry.WORST_FIRST,
                "Worst first");
    }

    private static Column<NamespaceEntry> gate() {
        return Column.<NamespaceEntry>text(
                        "gate",
                        "Gate",
                        entry -> entry.gate().map(NamespaceGate::text).orElse(""))
                .ordered(Column.Order.known(
                        entry -> entry.gate().map(NamespaceGate::label),
                        Comparator.naturalOrder(),
                        "not ready first",
                        "ready first"))
                .shownAs(entry -> entry.gate()
                        .map(gate -> new Cell("gate", "", gate))
                        .orElseGet(() -> Cell.styled("zero", "no gate")));
    }

    private static Column<NamespaceEntry> trend() {
        return Column.<NamespaceEntry>text(
                        "trend", "Refused in 30 days", entry -> entry.trend().text())
                .shownAs(entry -> entry.trend().empty()
                        ? Cell.styled("zero", "not known")
                        : new Cell("spark", "", entry.trend()));
    }

    private static double shareRefused(NamespaceEntry entry) {
        return entry.images() == 0 ? 0 : (double) entry.refused() / entry.images();
    }
}

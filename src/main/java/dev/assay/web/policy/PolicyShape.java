package dev.assay.web.policy;

import dev.assay.lint.Severity;
import dev.assay.policy.Readiness;
import dev.assay.web.list.Cell;
import dev.assay.web.list.Column;
import dev.assay.web.list.Filter;
import dev.assay.web.list.ListShape;
import dev.assay.web.page.ModeWords;
import dev.assay.web.page.PolicyLabel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What the list of policies is made of. */
final class PolicyShape {

    static final ListShape<PolicyEntry> SHAPE = new ListShape<>(
            "policies",
            entry -> entry.kind() + "/" + entry.name(),
            Stream.of(names(), numbers(), checks(), more())
                    .flatMap(each -> each)
                    .toList(),
            filters(),
            PolicyEntry.BY_NAME,
            "By name");

    private PolicyShape() {}

    private static Stream<Column<PolicyEntry>> names() {
        return Stream.of(
                Column.text("policy", "Policy", PolicyEntry::name)
                        .shownAs(entry -> new Cell("policy", "", PolicyLabel.of(entry.key()))),
                Column.text("kind", "Kind", PolicyEntry::kind).hidden(),
                Column.text("mode", "Mode", PolicyEntry::mode)
                        .shownAs(entry -> Cell.styled("words " + ModeWords.style(entry.mode()), entry.mode())));
    }

    private static Stream<Column<PolicyEntry>> numbers() {
        return Stream.of(
                Column.<PolicyEntry>text(
                                "verdicts",
                                "Images it looks at, by verdict",
                                entry -> entry.verdicts().text())
                        .orderedBy(Comparator.comparingDouble(PolicyShape::shareRefused), "best first", "worst first")
                        .shownAs(entry ->
                                entry.known() ? Cell.bar(entry.verdicts()) : Cell.styled("wide zero", "not known yet"))
                        .styled("wide"),
                count("refused", "Refused", entry -> entry.counts().refused()).shownAs(PolicyShape::refused),
                count("unchecked", "Could not check", entry -> entry.counts().unchecked())
                        .hidden(),
                count("unevaluated", "Not evaluated", entry -> entry.counts().unevaluated())
                        .hidden(),
                count("images", "Images", entry -> entry.counts().images()),
                count("namespaces", "Namespaces", PolicyEntry::namespaces).hidden());
    }

    private static Stream<Column<PolicyEntry>> checks() {
        return Stream.of(
                Column.<PolicyEntry>text(
                                "ready",
                                "Kyverno says",
                                entry -> ReadyWords.key(entry.policy().readiness()))
                        .orderedBy(Comparator.comparingInt(PolicyShape::trouble), "not ready first", "ready first")
                        .shownAs(entry -> Cell.styled(
                                "words", ReadyWords.of(entry.policy().readiness()))),
                Column.<PolicyEntry>text("lint", "Lint", entry -> LintLine.summary(entry.findings()))
                        .orderedBy(
                                Comparator.comparingLong(PolicyShape::weight).reversed(), "worst first", "best first")
                        .shownAs(entry -> Cell.styled("words", LintLine.summary(entry.findings()))));
    }

    private static Stream<Column<PolicyEntry>> more() {
        return Stream.of(
                Column.<PolicyEntry>number(
                                "rules",
                                "Rules",
                                entry -> entry.policy().rules().size())
                        .hidden(),
                Column.<PolicyEntry>number(
                                "generation",
                                "Generation",
                                entry -> entry.policy().generation())
                        .hidden(),
                Column.moment("since", "As it is since", PolicyEntry::since).hidden());
    }

    private static Column<PolicyEntry> count(String key, String heading, ToLongFunction<PolicyEntry> count) {
        return Column.number(key, heading, count)
                .shownAs(entry -> entry.known() ? Cell.number(count.applyAsLong(entry)) : unknown());
    }

    private static Cell refused(PolicyEntry entry) {
        return entry.known() ? Cell.alarm(entry.counts().refused()) : unknown();
    }

    private static Cell unknown() {
        return Cell.styled("number zero", "?");
    }

    private static List<Filter<PolicyEntry>> filters() {
        return List.of(
                Filter.text("q", "Policy", (entry, needle) -> Filter.contains(entry.name(), needle)),
                Filter.choice(
                        "mode",
                        "Mode",
                        List.of(
                                new Filter.Option("audit", "Audit everywhere"),
                                new Filter.Option("enforce", "Enforce everywhere"),
                                new Filter.Option("both", "Both, by namespace")),
                        PolicyEntry::modeKey),
                Filter.choice(
                        "kind",
                        "Kind",
                        PolicyLabel.KINDS.stream()
                                .map(kind -> new Filter.Option(kind, kind))
                                .toList(),
                        PolicyEntry::kind),
                Filter.choice(
                        "ready",
                        "Kyverno says",
                        Arrays.stream(Readiness.values())
                                .map(readiness ->
                                        new Filter.Option(ReadyWords.key(readiness), ReadyWords.of(readiness)))
                                .toList(),
                        entry -> ReadyWords.key(entry.policy().readiness())));
    }

    private static int trouble(PolicyEntry entry) {
        return switch (entry.policy().readiness()) {
            case NOT_READY -> 0;
            case UNKNOWN -> 1;
            case READY -> 2;
        };
    }

    /** A danger weighs more than any number of traps. */
    private static long weight(PolicyEntry entry) {
        return 1000 * LintLine.count(entry.findings(), Severity.DANGER)
                + LintLine.count(entry.findings(), Severity.TRAP);
    }

    private static double shareRefused(PolicyEntry entry) {
        int images = entry.counts().images();
        return images == 0 ? 0 : (double) entry.counts().refused() / images;
    }
}

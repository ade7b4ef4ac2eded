package dev.assay.web.exception;

import dev.assay.policy.ExceptionSpelling;
import dev.assay.web.list.Column;
import dev.assay.web.list.Filter;
import dev.assay.web.list.ListShape;
import dev.assay.web.page.Phrase;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the list of exceptions is made of. */
final class ExceptionShape {

    static final ListShape<ExceptionEntry> SHAPE = new ListShape<>(
            "exceptions",
            entry -> entry.name() + "/" + entry.exception().uid(),
            Stream.concat(words(), uses()).toList(),
            filters(),
            ExceptionEntry.MOST_PRESSING_FIRST,
            "Most pressing first");

    private ExceptionShape() {}

    private static Stream<Column<ExceptionEntry>> words() {
        return Stream.of(
                Column.text("exception", "Exception", ExceptionEntry::name),
                Column.text("kind", "Kind", ExceptionEntry::group),
                Column.<ExceptionEntry>text(
                                "state", "State", entry -> entry.state().key())
                        .orderedBy(
                                Comparator.comparing(ExceptionEntry::state),
                                "most pressing first",
                                "least pressing first"),
                Column.text(
                        "policies",
                        "Lets past",
                        entry -> exemptions(entry)
                                .map(ExceptionSpelling.Exemption::policy)
                                .collect(Collectors.joining(", "))),
                Column.text(
                        "places",
                        "For",
                        entry -> entry.places().stream().map(Phrase::plain).collect(Collectors.joining("; "))),
                Column.text("reason", "Because", entry -> entry.spelling().reason()));
    }

    private static Stream<Column<ExceptionEntry>> uses() {
        return Stream.of(
                Column.moment("ends", "Ends", ExceptionEntry::ends),
                Column.number(
                        "count", "Lets in", entry -> entry.posture().letsIn().size()),
                Column.text("images", "Images let in", entry -> String.join(", ", entry.images())),
                Column.text("broad", "Too broad", ExceptionEntry::breadth),
                Column.<ExceptionEntry>text(
                                "rules",
                                "Rules",
                                entry -> exemptions(entry)
                                        .flatMap(exemption -> exemption.rules().stream())
                                        .collect(Collectors.joining(", ")))
                        .hidden(),
                Column.<ExceptionEntry>text(
                                "conditions",
                                "Conditions",
                                entry -> String.join("\n", entry.spelling().conditions()))
                        .hidden(),
                Column.moment("created", "Created", ExceptionEntry::created).hidden());
    }

    private static List<Filter<ExceptionEntry>> filters() {
        List<Filter.Option> states = Arrays.stream(ExceptionState.values())
                .map(state -> new Filter.Option(state.key(), state.word()))
                .toList();
        return List.of(
                Filter.text("q", "Name, policy or image", ExceptionShape::has),
                new Filter.Choice<>(
                        "state", "State", states, entry -> entry.state().key(), true),
                Filter.choice(
                        "kind",
                        "Kind",
                        Stream.of("kyverno.io", "policies.kyverno.io")
                                .map(group -> new Filter.Option(group, group))
                                .toList(),
                        ExceptionEntry::group),
                answer(
                        "used",
                        "Lets something in",
                        entry -> !entry.posture().letsIn().isEmpty()),
                answer("broad", "Too broad", entry -> !entry.posture().breadth().isEmpty()));
    }

    private static Stream<ExceptionSpelling.Exemption> exemptions(ExceptionEntry entry) {
        return entry.spelling().exemptions().stream();
    }

    private static boolean has(ExceptionEntry entry, String needle) {
        return Filter.contains(entry.name(), needle)
                || exemptions(entry)
                        .map(ExceptionSpelling.Exemption::policy)
                        .anyMatch(policy -> Filter.contains(policy, needle))
                || entry.posture().letsIn().stream()
                        .anyMatch(letIn -> Filter.contains(letIn.image(), needle)
                                || Filter.contains(letIn.workload().name(), needle));
    }

    private static Filter<ExceptionEntry> answer(String key, String label, Predicate<ExceptionEntry> holds) {
        return Filter.choice(
                key,
                label,
                List.of(new Filter.Option("yes", "yes"), new Filter.Option("no", "no")),
                entry -> holds.test(entry) ? "yes" : "no");
    }
}

package dev.assay.web.images;

import static java.util.Comparator.comparing;

import dev.assay.verdict.Cause;
import dev.assay.verdict.Refusal;
import dev.assay.web.cause.CauseHelp;
import dev.assay.web.list.Cell;
import dev.assay.web.list.Column;
import dev.assay.web.list.Filter;
import dev.assay.web.list.ListShape;
import dev.assay.web.page.PageAddress;
import dev.assay.workload.Workload;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the lists of images are made of. */
public final class ImageShape {

    private static final int MOST_WORKLOADS = 2;

    /** All images: an image has a row for each namespace it runs in, as it may stand differently there. */
    public static final ListShape<ImageEntry> OF_CLUSTER = shape(
            Stream.of(namespace()),
            Stream.of(Filter.name("namespace", "Namespace", entry -> List.of(entry.namespace()))));

    /** The images of one namespace. */
    public static final ListShape<ImageEntry> OF_NAMESPACE = shape(Stream.of(), Stream.of());

    private ImageShape() {}

    private static ListShape<ImageEntry> shape(Stream<Column<ImageEntry>> columns, Stream<Filter<ImageEntry>> filters) {
        return new ListShape<>(
                "images",
                entry -> entry.namespace() + "/" + entry.image(),
                Stream.of(Stream.of(image()), columns, columns())
                        .flatMap(each -> each)
                        .toList(),
                Stream.of(Stream.of(text()), filters, filters())
                        .flatMap(each -> each)
                        .toList(),
                ImageEntry.WORST_FIRST,
                "Worst first");
    }

    private static Column<ImageEntry> image() {
        return Column.text("image", "Image", ImageEntry::image).shownAs(ImageShape::image);
    }

    private static Column<ImageEntry> namespace() {
        return Column.text("namespace", "Namespace", ImageEntry::namespace)
                .shownAs(entry -> Cell.link(entry.namespace(), PageAddress.namespace(entry.namespace())));
    }

    private static Stream<Column<ImageEntry>> columns() {
        return Stream.of(
                Column.<ImageEntry>text(
                                "verdict", "Verdict", entry -> entry.verdict().key())
                        .orderedBy(comparing(ImageEntry::verdict), "worst first", "best first")
                        .shownAs(entry -> Cell.verdict(entry.verdict())),
                Column.<ImageEntry>text(
                                "refused", "Refused", entry -> entry.refused().label())
                        .orderedBy(comparing(ImageEntry::refused), "refused first", "admitted first")
                        .shownAs(entry -> refused(entry.refused())),
                Column.<ImageEntry>text("cause", "Cause", ImageShape::cause)
                        .shownAs(entry ->
                                Cell.text(entry.cause().map(ImageShape::title).orElse(""))),
                Column.<ImageEntry>text("workloads", "Runs in", entry -> names(entry.workloads(), Integer.MAX_VALUE))
                        .shownAs(entry -> Cell.text(names(entry.workloads(), MOST_WORKLOADS))),
                Column.number("pods", "Pods", ImageEntry::pods).hidden(),
                Column.<ImageEntry>text("policies", "Policies", entry -> String.join(", ", entry.policies()))
                        .hidden(),
                Column.text("registry", "Registry", ImageEntry::registry).hidden(),
                Column.text("reason", "Reason", ImageEntry::reason).hidden(),
                Column.text("message", "Message", ImageEntry::message).hidden(),
                Column.moment("evidence", "Evidence", ImageEntry::evidenceAt));
    }

    private static Stream<Filter<ImageEntry>> filters() {
        return Stream.of(
                Filter.verdict(ImageEntry::verdict),
                Filter.choice(
                        "refused",
                        "Refused",
                        refusals(),
                        entry -> entry.refused().label()),
                Filter.choice("cause", "Cause", causes(), ImageShape::cause),
                Filter.name("policy", "Policy", ImageEntry::policies),
                Filter.name("registry", "Registry", entry -> List.of(entry.registry())));
    }

    private static Filter<ImageEntry> text() {
        return Filter.text(
                "q",
                "Image or workload",
                (entry, needle) -> Filter.contains(entry.image(), needle)
                        || entry.posture().placements().stream()
                                .anyMatch(placement ->
                                        Filter.contains(placement.workload().name(), needle)));
    }

    private static List<Filter.Option> refusals() {
        return Arrays.stream(Refusal.values())
                .map(refusal -> new Filter.Option(
                        refusal.label(), refused(refusal).value().toString()))
                .toList();
    }

    private static List<Filter.Option> causes() {
        return Arrays.stream(Cause.values())
                .map(cause -> new Filter.Option(cause.label(), title(cause)))
                .toList();
    }

    private static Cell image(ImageEntry entry) {
        return Cell.image(entry.image(), PageAddress.image(entry.image()));
    }

    private static Cell refused(Refusal refusal) {
        return switch (refusal) {
            case YES -> Cell.styled("alarm", "yes");
            case UNKNOWN -> Cell.styled("word", "unknown");
            case NO -> Cell.styled("zero", "no");
        };
    }

    private static String cause(ImageEntry entry) {
        return entry.cause().map(Cause::label).orElse("");
    }

    private static String title(Cause cause) {
        return CauseHelp.of(cause.label()).title();
    }

    private static String names(Collection<Workload> workloads, int most) {
        String names = workloads.stream()
                .limit(most)
                .map(workload -> workload.kind() + " " + workload.name())
                .collect(Collectors.joining(", "));
        int more = workloads.size() - most;
        return more > 0 ? names + " and " + more + " more" : names;
    }
}

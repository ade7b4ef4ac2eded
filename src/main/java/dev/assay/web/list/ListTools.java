package dev.assay.web.list;

import dev.assay.web.page.Paging;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the rows of a list, ready to print: what was asked, and all ways to ask otherwise.
 *
 * @param name of the list
 * @param path where the form leads
 * @param problems what of the address was left out
 * @param links a line of links for each choice that is one
 * @param fields of the form
 * @param kept what the form passes on
 * @param asked the filters in use, each with a link that removes it
 * @param found how many rows that finds; empty if nothing is filtered
 * @param columns the chooser; empty for a list without a table
 * @param keptByColumns what the chooser passes on
 * @param downloads the same rows in other formats
 * @param all where all rows are found; null if nothing is filtered
 */
public record ListTools(
        String name,
        String path,
        List<String> problems,
        List<Links> links,
        List<Field> fields,
        List<Kept> kept,
        List<Asked> asked,
        String found,
        List<ColumnChoice> columns,
        List<Kept> keptByColumns,
        List<Download> downloads,
        Paging paging,
        @Nullable String all) {

    /** As many suggestions as anybody reads. */
    private static final int MOST_SUGGESTIONS = 50;

    /** The tools of a list whose rows stand in a table. */
    public static <T> ListTools of(Listing<T> listing) {
        return of(listing, columnChoices(listing));
    }

    /** The tools of a list whose rows are drawn in another way, and which therefore has no columns to choose. */
    public static <T> ListTools withoutColumns(Listing<T> listing) {
        return of(listing, List.of());
    }

    private static <T> ListTools of(Listing<T> listing, List<ColumnChoice> columns) {
        ListQuery query = listing.query();
        return new ListTools(
                listing.shape().name(),
                query.path(),
                query.problems(),
                choices(listing)
                        .filter(Filter.Choice::links)
                        .map(choice -> Links.of(choice, listing))
                        .toList(),
                fields(listing),
                kept(listing),
                asked(listing),
                query.filtered()
                        ? "%d of %d %s"
                                .formatted(
                                        listing.size(),
                                        listing.all(),
                                        listing.shape().name())
                        : "",
                columns,
                keptByColumns(query),
                Stream.of(ListFormat.values())
                        .map(format -> new Download(format.name(), query.address(format)))
                        .toList(),
                listing.paging(),
                query.filtered() ? query.unfiltered().address() : null);
    }

    private static <T> Stream<Filter.Choice<T>> choices(Listing<T> listing) {
        return listing.shape().filters().stream().flatMap(filter -> switch (filter) {
            case Filter.Choice<T> choice -> Stream.of(choice);
            case Filter.Name<T> _, Filter.Text<T> _ -> Stream.empty();
        });
    }

    private static <T> List<Field> fields(Listing<T> listing) {
        List<Field> fields = new ArrayList<>();
        for (Filter<T> filter : listing.shape().filters()) {
            String value = listing.query().filters().getOrDefault(filter.key(), "");
            switch (filter) {
                case Filter.Text<T> text -> fields.add(new Field("text", text.key(), text.label(), value, List.of()));
                case Filter.Name<T> name ->
                    fields.add(new Field("name", name.key(), name.label(), value, suggestions(listing.counts(name))));
                case Filter.Choice<T> choice -> {
                    if (!choice.links()) {
                        fields.add(new Field("choice", choice.key(), choice.label(), value, options(choice, listing)));
                    }
                }
            }
        }
        fields.add(new Field("choice", ListQuery.SORT, "Order", listing.query().order(), orders(listing.shape())));
        return fields;
    }

    private static List<Option> suggestions(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SUGGESTIONS)
                .map(entry -> new Option(entry.getKey(), ""))
                .toList();
    }

    private static <T> List<Option> options(Filter.Choice<T> choice, Listing<T> listing) {
        Map<String, Integer> counts = listing.counts(choice);
        String chosen = listing.query().filters().getOrDefault(choice.key(), "");
        List<Option> options = new ArrayList<>(List.of(new Option("", "Any")));
        for (Filter.Option option : choice.options()) {
            int count = counts.getOrDefault(option.value(), 0);
            if (count > 0 || option.value().equals(chosen)) {
                options.add(new Option(option.value(), option.text() + " (" + count + ")"));
            }
        }
        return options;
    }

    private static List<Option> orders(ListShape<?> shape) {
        List<Option> options = new ArrayList<>(List.of(new Option("", shape.orderWords())));
        shape.columns().forEach(column -> {
            Column.Order<?> order = column.order();
            options.add(new Option(column.key(), column.heading() + ", " + order.risingWords()));
            options.add(new Option("-" + column.key(), column.heading() + ", " + order.fallingWords()));
        });
        return options;
    }

    private static <T> List<Kept> kept(Listing<T> listing) {
        ListQuery query = listing.query();
        List<Kept> kept = new ArrayList<>();
        choices(listing)
                .filter(Filter.Choice::links)
                .map(Filter.Choice::key)
                .filter(query.filters()::containsKey)
                .forEach(key -> kept.add(new Kept(key, query.filters().getOrDefault(key, ""))));
        if (!query.columns().isEmpty()) {
            kept.add(new Kept(ListQuery.COLUMNS, String.join(",", query.columns())));
        }
        return kept;
    }

    private static List<Kept> keptByColumns(ListQuery query) {
        List<Kept> kept = new ArrayList<>();
        query.filters().forEach((key, value) -> kept.add(new Kept(key, value)));
        if (!query.sort().isEmpty()) {
            kept.add(new Kept(ListQuery.SORT, query.order()));
        }
        return kept;
    }

    private static <T> List<Asked> asked(Listing<T> listing) {
        ListQuery query = listing.query();
        return listing.shape().filters().stream()
                .filter(filter -> query.filters().containsKey(filter.key()))
                .map(filter -> Asked.of(filter, query))
                .toList();
    }

    private static <T> List<ColumnChoice> columnChoices(Listing<T> listing) {
        ListShape<T> shape = listing.shape();
        List<Column<T>> shown = shape.columns(listing.query());
        return shape.columns().stream()
                .map(column ->
                        new ColumnChoice(column.key(), column.heading(), shown.contains(column), shape.fixed(column)))
                .toList();
    }

    /** A line of links, each of which finds the rows of one value. */
    public record Links(String label, List<CountedLink> links) {

        static <T> Links of(Filter.Choice<T> choice, Listing<T> listing) {
            ListQuery query = listing.query();
            Map<String, Integer> counts = listing.counts(choice);
            String chosen = query.filters().getOrDefault(choice.key(), "");
            List<CountedLink> links = new ArrayList<>();
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            links.add(
                    new CountedLink("All", query.filteredBy(choice.key(), "").address(), all, null, chosen.isEmpty()));
            for (Filter.Option option : choice.options()) {
                int count = counts.getOrDefault(option.value(), 0);
                boolean current = option.value().equals(chosen);
                if (count > 0 || current) {
                    String href = query.filteredBy(choice.key(), option.value()).address();
                    links.add(new CountedLink(option.text(), href, count, option.badge(), current));
                }
            }
            return new Links(choice.label(), links);
        }
    }

    /** A link that finds so many rows; {@code badge} for verdicts only. */
    public record CountedLink(String text, String href, int count, VerdictLabel.@Nullable Badge badge, boolean chosen) {

        /** The end of its element's name, which must not have a space in it. */
        public String id() {
            return text.replace(' ', '-');
        }

        /** The value of {@code aria-current}. */
        public @Nullable String current() {
            return chosen ? "page" : null;
        }
    }

    /** A field of the form: {@code text}, {@code name} with suggestions, or {@code choice} with options. */
    public record Field(String kind, String key, String label, String value, List<Option> options) {}

    /** What a field can be, or could be. */
    public record Option(String value, String text) {}

    /** What a form passes on unseen. */
    public record Kept(String key, String value) {}

    /** A filter in use, and where the list is without it. */
    public record Asked(String label, String value, String without) {

        static Asked of(Filter<?> filter, ListQuery query) {
            String asked = query.filters().getOrDefault(filter.key(), "");
            String text = switch (filter) {
                case Filter.Choice<?> choice -> text(choice, asked).orElse(asked);
                case Filter.Name<?> _, Filter.Text<?> _ -> asked;
            };
            return new Asked(
                    filter.label(),
                    VisibleText.name(text),
                    query.filteredBy(filter.key(), "").address());
        }

        private static Optional<String> text(Filter.Choice<?> choice, String asked) {
            return choice.options().stream()
                    .filter(option -> option.value().equals(asked))
                    .map(Filter.Option::text)
                    .findFirst();
        }
    }

    /** A column that can be chosen; {@code fixed} if it cannot be left out. */
    public record ColumnChoice(String key, String heading, boolean shown, boolean fixed) {}

    /** The rows in another format. */
    public record Download(String format, String href) {}
}

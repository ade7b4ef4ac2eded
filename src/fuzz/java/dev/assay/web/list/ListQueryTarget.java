package dev.assay.web.list;

import dev.assay.fuzz.Law;
import dev.assay.fuzz.WorkBound;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses of lists: nothing fails, what is not understood is said in short, and an address leads back to the same. */
public final class ListQueryTarget {

    private static final int MOST_PROBLEMS = 5;
    private static final int LONGEST_PROBLEM = 400;

    private static final ListShape<Row> SHAPE = new ListShape<>(
            "rows",
            Row::name,
            List.of(
                    Column.text("name", "Name", Row::name),
                    Column.text("kind", "Kind", Row::kind),
                    Column.number("count", "Count", Row::count),
                    Column.<Row>moment("seen", "Seen", row -> Optional.of(Instant.ofEpochSecond(row.count)))
                            .hidden()),
            List.of(
                    Filter.text("q", "Text", (row, needle) -> Filter.contains(row.name, needle)),
                    Filter.choice(
                            "kind",
                            "Kind",
                            List.of(new Filter.Option("red", "Red"), new Filter.Option("green", "Green")),
                            Row::kind),
                    Filter.name("is", "Name", row -> List.of(row.name, row.kind))),
            Comparator.comparing(Row::name),
            "by name");

    private static final List<Row> ROWS = List.of(
            new Row("registry.acme.test/shop/web:1.4.2", "red", 3),
            new Row("a".repeat(250) + "b", "green", 2),
            new Row("<script>alert(1)</script>", "red", 1));

    private ListQueryTarget() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        WorkBound.read(bytes, input -> read(parameters(new String(input, StandardCharsets.UTF_8), false)));
    }

    private static void read(Map<String, List<String>> parameters) {
        ListQuery query = ListQuery.of(SHAPE, "/rows", parameters);
        Law.holds(query.problems().size() <= MOST_PROBLEMS, "problems are few", query.problems());
        query.problems()
                .forEach(problem -> Law.holds(
                        problem.length() <= LONGEST_PROBLEM && Law.inert(problem), "a problem is inert", problem));
        Law.holds(query.page() > 0 && query.page() < 1_000_000, "a page has a number", query.page());
        Listing<Row> listing = Listing.of(SHAPE, query, ROWS.stream());
        Law.holds(listing.size() <= ROWS.size() && listing.rows().size() <= listing.size(), "a list filters", query);
        leadsBack(query);
    }

    private static void leadsBack(ListQuery query) {
        String address = query.address();
        Law.holds(address.matches("/rows(\\?[A-Za-z0-9=&%+*._,-]+)?"), "an address is safe in a link", address);
        String asked = address.substring(Math.min(address.length(), "/rows?".length()));
        ListQuery again = ListQuery.of(SHAPE, "/rows", parameters(asked, true));
        ListQuery page = new ListQuery(
                query.path(),
                query.filters(),
                query.sort(),
                query.falling(),
                query.page(),
                query.columns(),
                "",
                List.of());
        Law.same(page, again, "an address leads back");
    }

    private static Map<String, List<String>> parameters(String asked, boolean encoded) {
        return Stream.of(asked.split("&", 2_000))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0],
                        LinkedHashMap::new,
                        Collectors.mapping(pair -> value(pair, encoded), Collectors.toCollection(ArrayList::new))));
    }

    private static String value(String[] pair, boolean encoded) {
        String value = pair.length < 2 ? "" : pair[1];
        return encoded ? URLDecoder.decode(value, StandardCharsets.UTF_8) : value;
    }

    private record Row(String name, String kind, long count) {}
}

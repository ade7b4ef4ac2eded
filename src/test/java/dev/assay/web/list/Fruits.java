package dev.assay.web.list;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list that has nothing to do with images. */
record Fruits(
        String name, String colour, long count, @Nullable Instant picked) {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    static final ListShape<Fruits> SHAPE = new ListShape<>(
            "fruits",
            Fruits::name,
            List.of(
                    Column.text("name", "Fruit", Fruits::name),
                    Column.<Fruits>text("colour", "Colour", Fruits::colour)
                            .shownAs(fruit -> Cell.styled("quiet", fruit.colour)),
                    Column.number("count", "Count", Fruits::count),
                    Column.<Fruits>moment("picked", "Picked", fruit -> Optional.ofNullable(fruit.picked))
                            .hidden()),
            List.of(
                    Filter.text("q", "Fruit", (fruit, needle) -> Filter.contains(fruit.name, needle)),
                    Filter.choice(
                            "colour",
                            "Colour",
                            List.of(new Filter.Option("red", "Red"), new Filter.Option("green", "Green")),
                            Fruits::colour),
                    Filter.name("is", "Name", fruit -> List.of(fruit.name))),
            Comparator.comparing(Fruits::name),
            "By name");

    static final List<Fruits> ALL = List.of(
            new Fruits("Apple", "red", 7, NOW.minusSeconds(60)),
            new Fruits("Grape", "green", 90, null),
            new Fruits("Cherry", "red", 40, NOW.minusSeconds(7200)),
            new Fruits("Kiwi", "green", 7, NOW.minusSeconds(20)));

    /** What an address finds; {@code parameters} like {@code sort=-count}. */
    static Listing<Fruits> find(String... parameters) {
        return Listing.of(SHAPE, query(parameters), ALL.stream());
    }

    static ListQuery query(String... parameters) {
        return ListQuery.of(
                SHAPE,
                "/fruits",
                Stream.of(parameters)
                        .map(parameter -> parameter.split("=", 2))
                        .collect(Collectors.groupingBy(
                                pair -> pair[0],
                                LinkedHashMap::new,
                                Collectors.mapping(pair -> pair[1], Collectors.toList()))));
    }

    static Map<String, Integer> counts(Listing<Fruits> listing, String filter) {
        return listing.counts(SHAPE.filter(filter).orElseThrow());
    }
}

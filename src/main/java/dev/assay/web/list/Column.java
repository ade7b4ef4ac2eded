package dev.assay.web.list;

import dev.assay.web.page.Moment;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One column of a list. From what it holds follow its order, its cell on a page, and what stands in CSV and JSON; the
 * first two can be told otherwise.
 *
 * @param key its name in addresses, CSV and JSON
 * @param heading its name for people
 * @param style of the heading
 * @param value a text, a number or a moment; empty where there is none
 * @param order of the rows, rising and falling; what is not there comes last in both
 * @param cell what it looks like at a given moment
 * @param shown whether it is there if nobody chose columns
 */
public record Column<T>(
        String key,
        String heading,
        String style,
        Function<T, Optional<?>> value,
        Order<T> order,
        BiFunction<T, Instant, Cell> cell,
        boolean shown) {

    public static <T> Column<T> text(String key, String heading, Function<T, String> text) {
        Function<T, Optional<String>> present =
                row -> Optional.of(text.apply(row)).filter(value -> !value.isEmpty());
        return new Column<>(
                key,
                heading,
                "",
                present::apply,
                Order.known(present, Comparator.naturalOrder(), "A to Z", "Z to A"),
                (row, _) -> Cell.text(text.apply(row)),
                true);
    }

    /** The greatest comes first when it is sorted by. */
    public static <T> Column<T> number(String key, String heading, ToLongFunction<T> number) {
        return new Column<>(
                key,
                heading,
                "number",
                row -> Optional.of(number.applyAsLong(row)),
                Order.falling(Comparator.comparingLong(number), "least first", "most first"),
                (row, _) -> Cell.number(number.applyAsLong(row)),
                true);
    }

    public static <T> Column<T> moment(String key, String heading, Function<T, Optional<Instant>> moment) {
        return new Column<>(
                key,
                heading,
                "number",
                moment::apply,
                Order.moment(moment),
                (row, now) ->
                        Cell.age(moment.apply(row).map(at -> Moment.of(at, now)).orElse(null)),
                true);
    }

    /** The same, which looks like this on a page. */
    public Column<T> shownAs(Function<T, Cell> look) {
        return new Column<>(key, heading, style, value, order, (row, _) -> look.apply(row), shown);
    }

    /** The same, with an order that is not that of its text, and the words for it and its reverse. */
    public Column<T> orderedBy(Comparator<T> rising, String words, String reversedWords) {
        return new Column<>(key, heading, style, value, Order.rising(rising, words, reversedWords), cell, shown);
    }

    /** The same, with an order of its own. */
    public Column<T> ordered(Order<T> own) {
        return new Column<>(key, heading, style, value, own, cell, shown);
    }

    /** The same, with a style of the stylesheet for its heading. */
    public Column<T> styled(String other) {
        return new Column<>(key, heading, other, value, order, cell, shown);
    }

    /** The same, there only if it is chosen. */
    public Column<T> hidden() {
        return new Column<>(key, heading, style, value, order, cell, false);
    }

    /** Both orders, with the words for them; {@code fallingFirst} if people mostly look for the greatest. */
    public record Order<T>(
            Comparator<T> rising,
            Comparator<T> falling,
            boolean fallingFirst,
            String risingWords,
            String fallingWords) {

        static <T> Order<T> rising(Comparator<T> comparator, String rising, String falling) {
            return new Order<>(comparator, comparator.reversed(), false, rising, falling);
        }

        static <T> Order<T> falling(Comparator<T> comparator, String rising, String falling) {
            return new Order<>(comparator, comparator.reversed(), true, rising, falling);
        }

        static <T> Order<T> moment(Function<T, Optional<Instant>> moment) {
            return known(moment, Comparator.naturalOrder(), "oldest first", "newest first");
        }

        /** By a value that some rows do not have: those come last in both. */
        public static <T, V> Order<T> known(
                Function<T, Optional<V>> value, Comparator<? super V> order, String rising, String falling) {
            return new Order<>(
                    presentFirst(value, order), presentFirst(value, order.reversed()), false, rising, falling);
        }

        Comparator<T> comparator(boolean falls) {
            return falls ? falling : rising;
        }

        private static <T, V> Comparator<T> presentFirst(Function<T, Optional<V>> value, Comparator<? super V> order) {
            return (one, other) -> {
                Optional<V> first = value.apply(one);
                Optional<V> second = value.apply(other);
                if (first.isEmpty() || second.isEmpty()) {
                    return Boolean.compare(first.isEmpty(), second.isEmpty());
                }
                return order.compare(first.get(), second.get());
            };
        }
    }
}

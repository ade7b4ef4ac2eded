package dev.assay.web.list;

import dev.assay.web.page.Paging;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a query finds among all rows of a list, in one pass over them.
 *
 * <p>For each filter it counts the rows that each value would find if only that filter were changed, so that a link can
 * say how many it leads to.
 */
public final class Listing<T> {

    /** As many different values of a filter as are counted. */
    private static final int MOST_VALUES = 1000;

    /** As many rows as are looked at for names to suggest, which need not be all. */
    private static final int MOST_FOR_NAMES = 5000;

    private final ListShape<T> shape;
    private final ListQuery query;
    private final List<Asked<T>> asked = new ArrayList<>();
    private final List<Counter<T>> counters = new ArrayList<>();
    private final List<T> found = new ArrayList<>();
    private int all;

    private Listing(ListShape<T> shape, ListQuery query) {
        this.shape = shape;
        this.query = query;
        for (Filter<T> filter : shape.filters()) {
            Counter<T> counter = new Counter<>(filter);
            counters.add(counter);
            String text = query.filters().get(filter.key());
            if (text != null) {
                filter.asking(text).ifPresent(test -> asked.add(new Asked<>(test, counter)));
            }
        }
    }

    /** Looks at each row once. */
    public static <T> Listing<T> of(ListShape<T> shape, ListQuery query, Stream<T> rows) {
        Listing<T> listing = new Listing<>(shape, query);
        rows.forEach(listing::look);
        return listing;
    }

    public ListShape<T> shape() {
        return shape;
    }

    public ListQuery query() {
        return query;
    }

    /** How many rows there are, whatever is filtered. */
    public int all() {
        return all;
    }

    /** How many rows are found. */
    public int size() {
        return found.size();
    }

    /** Which part of the rows found is asked for. */
    public Paging paging() {
        return Paging.of(found.size(), query.page(), query.at(1).address());
    }

    /** The rows of the part asked for, in the order asked for. */
    public List<T> rows() {
        Paging paging = paging();
        return FirstRows.between(found, shape.order(query), paging.from(), paging.from() + Paging.ROWS);
    }

    /** All rows found, in the order asked for. */
    public List<T> allRows() {
        return FirstRows.between(found, shape.order(query), 0, found.size());
    }

    /** How many rows each value of a filter would find beside all other filters; of names, among the first rows. */
    Map<String, Integer> counts(Filter<T> filter) {
        return counters.get(shape.filters().indexOf(filter)).counts();
    }

    private void look(T row) {
        all++;
        Asked<T> failed = null;
        for (Asked<T> each : asked) {
            if (!each.test.test(row)) {
                if (failed != null) {
                    return;
                }
                failed = each;
            }
        }
        if (failed != null) {
            failed.counter.count(row);
            return;
        }
        found.add(row);
        for (Counter<T> counter : counters) {
            counter.count(row);
        }
    }

    /** A filter that is asked for something, and what counts what it would find if it were asked for something else. */
    private record Asked<T>(Predicate<T> test, Counter<T> counter) {}

    /** Counts the values of a filter. Looked at for each row of a long list, so that a count is an object that stays. */
    private static final class Counter<T> {

        private final Filter<T> filter;
        private final Map<String, int[]> byValue = new HashMap<>();
        private int rows;

        Counter(Filter<T> filter) {
            this.filter = filter;
        }

        void count(T row) {
            switch (filter) {
                case Filter.Choice<T> choice -> count(choice.value().apply(row));
                case Filter.Name<T> name -> {
                    if (rows++ < MOST_FOR_NAMES) {
                        name.names().apply(row).forEach(this::count);
                    }
                }
                case Filter.Text<T> _ -> {
                    // Any text may be asked for.
                }
            }
        }

        Map<String, Integer> counts() {
            Map<String, Integer> counts = new HashMap<>();
            byValue.forEach((value, count) -> counts.put(value, count[0]));
            return counts;
        }

        private void count(String value) {
            int[] count = byValue.get(value);
            if (count != null) {
                count[0]++;
            } else if (byValue.size() < MOST_VALUES) {
                byValue.put(value, new int[] {1});
            }
        }
    }
}

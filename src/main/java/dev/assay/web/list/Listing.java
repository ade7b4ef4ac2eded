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
    private final List<Predicate<T>> tests = new ArrayList<>();
    private final List<Map<String, Integer>> counts = new ArrayList<>();
    private final int[] counted;
    private final List<T> found = new ArrayList<>();
    private int all;

    private Listing(ListShape<T> shape, ListQuery query) {
        this.shape = shape;
        this.query = query;
        this.counted = new int[shape.filters().size()];
        for (Filter<T> filter : shape.filters()) {
            String asked = query.filters().get(filter.key());
            tests.add(asked == null ? _ -> true : filter.asking(asked).orElse(_ -> true));
            counts.add(new HashMap<>());
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
        return counts.get(shape.filters().indexOf(filter));
    }

    private void look(T row) {
        all++;
        int failed = -1;
        for (int i = 0; i < tests.size(); i++) {
            if (!tests.get(i).test(row)) {
                if (failed >= 0) {
                    return;
                }
                failed = i;
            }
        }
        if (failed >= 0) {
            count(failed, row);
            return;
        }
        found.add(row);
        for (int i = 0; i < tests.size(); i++) {
            count(i, row);
        }
    }

    private void count(int index, T row) {
        Filter<T> filter = shape.filters().get(index);
        if (filter instanceof Filter.Name<T> && counted[index]++ >= MOST_FOR_NAMES) {
            return;
        }
        Map<String, Integer> byValue = counts.get(index);
        for (String value : filter.values(row)) {
            if (byValue.size() < MOST_VALUES || byValue.containsKey(value)) {
                byValue.merge(value, 1, Integer::sum);
            }
        }
    }
}

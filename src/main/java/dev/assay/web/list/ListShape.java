package dev.assay.web.list;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One list, described once.
 *
 * @param name of the list, in one word: part of the names of files and elements
 * @param identity what tells one row from all others, as long as the list is looked at
 * @param columns at least one; the first is the name of the row and always there
 * @param filters in the order in which they are offered
 * @param order of the rows if nobody asks for another, and of those that are equal by the order asked for
 * @param orderWords the words for it, like {@code worst first}
 */
public record ListShape<T>(
        String name,
        Function<T, String> identity,
        List<Column<T>> columns,
        List<Filter<T>> filters,
        Comparator<T> order,
        String orderWords) {

    private static final Set<String> TAKEN =
            Set.of(ListQuery.SORT, ListQuery.PAGE, ListQuery.COLUMNS, ListQuery.FORMAT);

    public ListShape {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("List '" + name + "' has no column: a row needs a name");
        }
        Set<String> seen = new HashSet<>(TAKEN);
        filters.forEach(filter -> {
            if (!seen.add(filter.key())) {
                throw new IllegalArgumentException("Filter '%s' of list '%s' has a key that is taken: choose another"
                        .formatted(filter.key(), name));
            }
        });
    }

    Optional<Column<T>> column(String key) {
        return columns.stream().filter(column -> column.key().equals(key)).findFirst();
    }

    Optional<Filter<T>> filter(String key) {
        return filters.stream().filter(filter -> filter.key().equals(key)).findFirst();
    }

    /** The columns of a query: the first, and those that were chosen, in the order of the list. */
    List<Column<T>> columns(ListQuery query) {
        List<String> chosen = query.columns();
        return columns.stream()
                .filter(column -> fixed(column) || (chosen.isEmpty() ? column.shown() : chosen.contains(column.key())))
                .toList();
    }

    /** Whether a column names the row, and so is always there. */
    boolean fixed(Column<?> column) {
        return column.key().equals(columns.getFirst().key());
    }

    /** The order of a query. */
    Comparator<T> order(ListQuery query) {
        return column(query.sort())
                .map(column -> column.order().comparator(query.falling()).thenComparing(order))
                .orElse(order);
    }
}

package dev.assay.web.list;

import dev.assay.web.page.ElementId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a list as a table, ready to print. */
public record ListTable(String name, List<Heading> headings, List<Row> rows) {

    /** The part of the list that is asked for, as it looks at a moment. */
    public static <T> ListTable of(Listing<T> listing, Instant now) {
        ListShape<T> shape = listing.shape();
        List<Column<T>> columns = shape.columns(listing.query());
        List<Heading> headings = columns.stream()
                .map(column -> Heading.of(column, listing.query()))
                .toList();
        List<Row> rows = listing.rows().stream()
                .map(row -> row(shape, columns, row, now))
                .toList();
        return new ListTable(shape.name(), headings, rows);
    }

    private static <T> Row row(ListShape<T> shape, List<Column<T>> columns, T row, Instant now) {
        List<NamedCell> cells = new ArrayList<>(columns.size());
        for (Column<T> column : columns) {
            Cell cell = column.cell().apply(row, now);
            cells.add(new NamedCell(column.heading(), cell.style(), cell.kind(), cell.value()));
        }
        String id = ElementId.of(shape.name(), shape.identity().apply(row));
        return new Row(id, cells.getFirst(), cells.subList(1, cells.size()));
    }

    /**
     * The head of a column: a link that sorts by it, or turns the order round.
     *
     * @param sorted the value of {@code aria-sort}; null if the list is not sorted by it
     */
    public record Heading(
            String key,
            String text,
            String style,
            String href,
            @Nullable String sorted) {

        static Heading of(Column<?> column, ListQuery query) {
            boolean current = query.sort().equals(column.key());
            boolean falls = current ? !query.falling() : column.order().fallingFirst();
            String direction = query.falling() ? "descending" : "ascending";
            return new Heading(
                    column.key(),
                    column.heading(),
                    column.style(),
                    query.sortedBy(column.key(), falls).address(),
                    current ? direction : null);
        }
    }

    /**
     * One row.
     *
     * @param id stays the same as long as the row is there, so that what has the focus keeps it
     */
    public record Row(String id, NamedCell head, List<NamedCell> cells) {}

    /** A cell, and the heading of its column, for where there is no place for columns. */
    public record NamedCell(String heading, String style, String kind, Object value) {}
}

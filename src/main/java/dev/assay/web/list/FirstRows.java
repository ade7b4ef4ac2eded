package dev.assay.web.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Takes a part of a list in an order, without putting all the rest in that order too where that costs more. */
public final class FirstRows {

    private static final int WORTHWHILE = 16;

    private FirstRows() {}

    /** Rows {@code from} to {@code to}, as if all were sorted. The order must be total for the answer to be one. */
    public static <T> List<T> between(List<T> rows, Comparator<T> order, int from, int to) {
        int end = Math.min(to, rows.size());
        if (from >= end) {
            return List.of();
        }
        List<T> sorted = (long) end * WORTHWHILE < rows.size() ? first(rows, order, end) : new ArrayList<>(rows);
        sorted.sort(order);
        return List.copyOf(sorted.subList(from, end));
    }

    /** The greatest of those kept is on top, and goes when a lesser one comes. */
    private static <T> List<T> first(List<T> rows, Comparator<T> order, int count) {
        PriorityQueue<T> kept = new PriorityQueue<>(count, order.reversed());
        for (T row : rows) {
            if (kept.size() < count) {
                kept.add(row);
            } else if (order.compare(row, kept.element()) < 0) {
                kept.remove();
                kept.add(row);
            }
        }
        return new ArrayList<>(kept);
    }
}

package dev.assay.posture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Values in order, of which few change between two looks at all of them. A copy of the whole is a copy of one array, where a
 * tree would be walked node by node; that moving the tail costs time is not felt below many thousand values.
 */
final class SortedTable<T> {

    private final Comparator<T> order;
    private final List<T> values = new ArrayList<>(2);

    SortedTable(Comparator<T> order) {
        this.order = order;
    }

    /** Puts a value where it belongs, in the place of one that is equal by the order. */
    void put(T value) {
        int at = find(value);
        if (at >= 0) {
            values.set(at, value);
        } else {
            values.add(-at - 1, value);
        }
    }

    /** Removes the one that is equal by the order. */
    void remove(T value) {
        int at = find(value);
        if (at >= 0) {
            values.remove(at);
        }
    }

    /** The first that is not below this one. */
    Optional<T> from(T value) {
        int found = find(value);
        int at = found >= 0 ? found : -found - 1;
        return at < values.size() ? Optional.of(values.get(at)) : Optional.empty();
    }

    List<T> copy() {
        return List.copyOf(values);
    }

    private int find(T value) {
        return Collections.binarySearch(values, value, order);
    }
}

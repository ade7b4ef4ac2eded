package dev.assay.cluster;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Gives one object for values that repeat. It remembers a bounded number and forgets the one whose place another value
 * takes, so it may give two objects for equal values, but never grows. Safe for many threads.
 */
final class Interner<T> {

    private final AtomicReferenceArray<T> values;

    /** Remembers at most so many values, a power of two. */
    Interner(int places) {
        values = new AtomicReferenceArray<>(places);
    }

    T intern(T value) {
        int hash = value.hashCode();
        int place = (hash ^ (hash >>> 16)) & (values.length() - 1);
        T known = values.getPlain(place);
        if (value.equals(known)) {
            return known;
        }
        values.setRelease(place, value);
        return value;
    }
}

package dev.assay.cluster;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Gives one object for texts that repeat. It remembers a bounded number and forgets the one whose place another text
 * takes, so it may give two objects for equal texts, but never grows. Safe for many threads.
 */
final class Interner {

    private static final int PLACES = 1 << 14;

    private final AtomicReferenceArray<String> texts = new AtomicReferenceArray<>(PLACES);

    String intern(String text) {
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        String known = texts.getPlain(place);
        if (text.equals(known)) {
            return known;
        }
        texts.setRelease(place, text);
        return text;
    }
}

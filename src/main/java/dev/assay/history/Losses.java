package dev.assay.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What is known to be missing from the history, since the start of the service. Safe for many threads. */
final class Losses {

    private static final int MOST_NOTES = 5;

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final LongAdder rows = new LongAdder();

    /** Takes a sentence about what was lost. */
    void note(String sentence) {
        if (notes.size() < MOST_NOTES && !notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    /** A row cannot be trusted and was left out. */
    void row() {
        rows.increment();
    }

    /** All of it in plain words; blank if nothing is known to be missing. */
    String text() {
        List<String> sentences = new ArrayList<>(notes);
        if (rows.sum() > 0) {
            sentences.add("Records whose checksum is wrong were left out.");
        }
        return String.join(" ", sentences);
    }
}

package dev.assay.posture;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Messages that no pattern matches, each once, bounded. */
final class UnclassifiedMessages {

    /** Beyond this many different ones, further ones are not kept. */
    static final int MOST = 1_000;

    private final Set<String> messages = new LinkedHashSet<>();

    void add(String message) {
        if (messages.size() < MOST) {
            messages.add(message);
        }
    }

    List<String> messages() {
        return List.copyOf(messages);
    }
}

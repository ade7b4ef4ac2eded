package dev.assay.posture;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Messages that no pattern matches, each once. Bounded, each namespace by itself, so that one cannot hide those of another. */
final class UnclassifiedMessages {

    /** Beyond this many different ones, further ones are not kept. */
    static final int MOST = 1_000;

    /** How many of them may come from one namespace. */
    static final int MOST_OF_NAMESPACE = 100;

    private final Set<String> messages = new LinkedHashSet<>();
    private final Set<String> untold = new LinkedHashSet<>();
    private final Map<String, Integer> countByNamespace = new HashMap<>();

    void add(String namespace, String message) {
        if (messages.contains(message)) {
            return;
        }
        if (messages.size() == MOST || countByNamespace.getOrDefault(namespace, 0) == MOST_OF_NAMESPACE) {
            untold.add("Namespace '" + namespace + "' has more of them than are told of.");
            return;
        }
        messages.add(message);
        countByNamespace.merge(namespace, 1, Integer::sum);
    }

    /** The messages, and of which namespaces some are left out. */
    List<String> messages() {
        Set<String> all = new LinkedHashSet<>(messages);
        all.addAll(untold);
        return List.copyOf(all);
    }
}

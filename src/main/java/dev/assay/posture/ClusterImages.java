package dev.assay.posture;

import dev.assay.verdict.Standing;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts each image of the cluster once, however many namespaces run it. Work follows what changed. */
final class ClusterImages {

    /** For each image, in how many namespaces it stands how. */
    private final Map<String, Map<Standing, Integer>> byImage = new HashMap<>();

    private final Tally.Counter counter = new Tally.Counter();

    /** Takes how one namespace sees an image; null if it was not, or is not any more, there. */
    void change(String image, @Nullable Standing before, @Nullable Standing now) {
        Map<Standing, Integer> namespaces = byImage.computeIfAbsent(image, _ -> new HashMap<>(2));
        namespaces.keySet().stream().reduce(Standing::and).ifPresent(counter::remove);
        if (before != null) {
            namespaces.computeIfPresent(before, (_, count) -> count == 1 ? null : count - 1);
        }
        if (now != null) {
            namespaces.merge(now, 1, Integer::sum);
        }
        namespaces.keySet().stream().reduce(Standing::and).ifPresent(counter::add);
        if (namespaces.isEmpty()) {
            byImage.remove(image);
        }
    }

    Tally tally() {
        return counter.tally();
    }
}

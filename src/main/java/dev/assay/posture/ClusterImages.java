package dev.assay.posture;

import dev.assay.verdict.Judgement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts each image of the cluster once, however many namespaces run it. Work follows what changed. */
final class ClusterImages {

    private final Map<String, Map<String, Judgement>> byImage = new HashMap<>();
    private final Tally.Counter counter = new Tally.Counter();

    /** Replaces what one namespace contributed. */
    void replace(@Nullable NamespacePosture before, @Nullable NamespacePosture after) {
        Map<String, Judgement> now = new HashMap<>();
        if (after != null) {
            after.images().forEach(image -> now.put(image.image(), image.overall()));
        }
        if (before != null) {
            before.images().stream()
                    .filter(image -> !now.containsKey(image.image()))
                    .forEach(image -> change(image.image(), before.namespace(), null));
        }
        if (after != null) {
            now.forEach((image, judgement) -> change(image, after.namespace(), judgement));
        }
    }

    Tally tally() {
        return counter.tally();
    }

    private void change(String image, String namespace, @Nullable Judgement judgement) {
        Map<String, Judgement> byNamespace = byImage.computeIfAbsent(image, _ -> new HashMap<>(2));
        overall(byNamespace).ifPresent(counter::remove);
        if (judgement == null) {
            byNamespace.remove(namespace);
        } else {
            byNamespace.put(namespace, judgement);
        }
        overall(byNamespace).ifPresent(counter::add);
        if (byNamespace.isEmpty()) {
            byImage.remove(image);
        }
    }

    private static Optional<Judgement> overall(Map<String, Judgement> byNamespace) {
        return byNamespace.values().stream().reduce(Judgement::and);
    }
}

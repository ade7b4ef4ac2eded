package dev.assay.web.search;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.workload.Workload;
import java.lang.ref.WeakReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The names in each namespace, each once. They are read again only of namespaces that changed since somebody searched, and
 * nothing is kept of a namespace that is gone. Safe for many threads.
 */
@Component
final class NameIndex {

    private final Map<String, Known> byNamespace = new ConcurrentHashMap<>();

    /** The names in a namespace as it stands there. */
    Names names(NamespacePosture namespace) {
        Known known = byNamespace.get(namespace.namespace());
        if (known != null && known.of.refersTo(namespace)) {
            return known.names;
        }
        Names names = Names.of(namespace);
        byNamespace.put(namespace.namespace(), new Known(new WeakReference<>(namespace), names));
        return names;
    }

    /** Forgets the namespaces of which no posture is left. */
    void forgetGone() {
        byNamespace.values().removeIf(known -> known.of.refersTo(null));
    }

    /** Of which posture it tells, without keeping that in memory. */
    private record Known(WeakReference<NamespacePosture> of, Names names) {}

    /** Names of images and workloads. */
    record Names(Lowered<String> images, Lowered<Workload> workloads) {

        static Names of(NamespacePosture namespace) {
            Set<Workload> workloads = new LinkedHashSet<>();
            Workload last = null;
            for (ImagePosture image : namespace.images()) {
                for (Placement placement : image.placements()) {
                    // Most images run in pods of one workload, one after the other.
                    Workload workload = placement.workload();
                    if (!workload.equals(last)) {
                        workloads.add(workload);
                    }
                    last = workload;
                }
            }
            List<String> images =
                    namespace.images().stream().map(ImagePosture::image).toList();
            return new Names(Lowered.of(images, image -> image), Lowered.of(List.copyOf(workloads), Workload::name));
        }
    }

    /** Things, and their names in lower case in the same order: mostly the names themselves, and then no other text. */
    record Lowered<T>(List<T> of, List<String> lower) {

        static <T> Lowered<T> of(List<T> things, Function<T, String> name) {
            return new Lowered<>(
                    things,
                    things.stream()
                            .map(thing -> name.apply(thing).toLowerCase(Locale.ROOT))
                            .toList());
        }

        /** Gives each whose name contains the text, which is in lower case, with that name in lower case. */
        void containing(String needle, BiConsumer<T, String> found) {
            for (int i = 0; i < lower.size(); i++) {
                if (lower.get(i).contains(needle)) {
                    found.accept(of.get(i), lower.get(i));
                }
            }
        }
    }
}

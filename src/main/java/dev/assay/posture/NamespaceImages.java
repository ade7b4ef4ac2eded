package dev.assay.posture;

import dev.assay.verdict.Judgement;
import dev.assay.verdict.Standing;
import dev.assay.workload.Container;
import dev.assay.workload.Workload;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The images of one namespace and where each stands. Work follows what changed. Mutable, of one thread. */
final class NamespaceImages {

    private final String namespace;
    private final Map<String, Places> byImage = new HashMap<>();
    private final Set<Places> changed = new HashSet<>();
    private final SortedTable<ImagePosture> postures = new SortedTable<>(Comparator.comparing(ImagePosture::image));
    private final SortedTable<Placement> rollbacks = new SortedTable<>(Placement.BY_PLACE);
    private final Tally.Counter counter = new Tally.Counter();

    NamespaceImages(String namespace) {
        this.namespace = namespace;
    }

    /** Puts a placement where it belongs; one that stood there before is replaced. */
    void put(Placement placement) {
        Places places = byImage.computeIfAbsent(placement.container().image(), Places::new);
        places.placements.put(placement);
        changed.add(places);
    }

    void remove(Placement placement) {
        Places places = byImage.get(placement.container().image());
        if (places != null) {
            places.placements.remove(placement);
            changed.add(places);
        }
    }

    void putRollback(Placement placement) {
        rollbacks.put(placement);
    }

    void removeRollback(Placement placement) {
        rollbacks.remove(placement);
    }

    /** Whether a pod of the workload has this container. */
    boolean runs(Workload workload, Container container) {
        Places places = byImage.get(container.image());
        return places != null && places.run(workload, container);
    }

    /** The namespace as it is now. What changed is passed on to the whole cluster's count. */
    NamespacePosture posture(ClusterImages cluster, Map<String, String> labels) {
        changed.forEach(places -> sumUp(places, cluster));
        changed.clear();
        return new NamespacePosture(namespace, postures.copy(), counter.tally(), labels, rollbacks.copy());
    }

    private void sumUp(Places places, ClusterImages cluster) {
        ImagePosture before = places.posture;
        ImagePosture now = places.sumUp();
        if (now != null) {
            postures.put(now);
        } else {
            byImage.remove(places.image);
            Optional.ofNullable(before).ifPresent(postures::remove);
        }
        count(places.image, standing(before), standing(now), cluster);
    }

    private void count(String image, @Nullable Standing before, @Nullable Standing now, ClusterImages cluster) {
        if (Objects.equals(before, now)) {
            return;
        }
        if (before != null) {
            counter.remove(before);
        }
        if (now != null) {
            counter.add(now);
        }
        cluster.change(image, before, now);
    }

    private static @Nullable Standing standing(@Nullable ImagePosture posture) {
        return posture == null ? null : posture.overall().standing();
    }

    /** Where one image stands, in an order that does not depend on what was seen first, and what came of it last. */
    private static final class Places {

        private final String image;
        private final SortedTable<Placement> placements = new SortedTable<>(Placement.BY_PLACE);
        private @Nullable ImagePosture posture;

        private Places(String image) {
            this.image = image;
        }

        private boolean run(Workload workload, Container container) {
            return placements
                    .from(new Placement(workload, "", container, List.of()))
                    .filter(next -> next.pod().isPresent())
                    .filter(next -> next.workload().equals(workload))
                    .filter(next -> next.container().equals(container))
                    .isPresent();
        }

        /** Null if it stands nowhere any more. */
        private @Nullable ImagePosture sumUp() {
            List<Placement> all = placements.copy();
            Judgement overall = null;
            long oldest = Long.MAX_VALUE;
            for (Placement placement : all) {
                overall = overall == null ? placement.overall() : overall.and(placement.overall());
                oldest = Math.min(oldest, placement.oldestSecond());
            }
            posture = overall == null ? null : new ImagePosture(image, overall, all, oldest);
            return posture;
        }
    }
}

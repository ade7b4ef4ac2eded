package dev.assay.gate;

import dev.assay.policy.FailurePolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is true of every place of the modelled cluster, and since when. Looked at once a step. */
final class TruthTable {

    private final ModelCluster cluster;
    private final ModelRegistry registry;
    private final Map<String, Instant> inScopeSince = new HashMap<>();
    private final Map<String, Instant> refusedSince = new HashMap<>();
    private final Map<String, Instant> emptySince = new HashMap<>();

    /** An image of an object that a gate has to look at. */
    record Spot(ModelObject thing, String image) {

        String key() {
            return thing.uid() + " " + image;
        }
    }

    TruthTable(ModelCluster cluster, ModelRegistry registry) {
        this.cluster = cluster;
        this.registry = registry;
    }

    void look() {
        Set<String> inScope = new HashSet<>();
        Set<String> refused = new HashSet<>();
        for (String namespace : ModelCluster.NAMESPACES) {
            List<Spot> spots = spots(namespace);
            for (Spot spot : spots) {
                inScope.add(spot.key());
                if (refused(spot)) {
                    refused.add(spot.key());
                }
            }
            keep(emptySince, spots.isEmpty() ? Set.of(namespace) : Set.of(), namespace);
        }
        keep(inScopeSince, inScope, "");
        keep(refusedSince, refused, "");
    }

    /** Where the policy would be asked: images of live pods, and of templates of which no pod runs the image. */
    List<Spot> spots(String namespace) {
        List<Spot> spots = new ArrayList<>();
        if (cluster.leftOut().contains(namespace)) {
            return spots;
        }
        for (ModelObject thing : cluster.things()) {
            if (thing.namespace().equals(namespace) && !thing.revision()) {
                thing.images().stream()
                        .filter(image -> thing.pod() || !runs(thing, image))
                        .forEach(image -> spots.add(new Spot(thing, image)));
            }
        }
        return spots;
    }

    /** Whether Kyverno would refuse it now, were the policy enforced. */
    boolean refused(Spot spot) {
        if (cluster.exceptionFor(spot.thing).isPresent()) {
            return false;
        }
        if (!registry.answers(spot.image)) {
            return cluster.policy().failure() == FailurePolicy.FAIL;
        }
        return !registry.signedBy(spot.image, cluster.policy().key());
    }

    /** For so long that nobody can say he could not have known. */
    boolean longRefused(Spot spot, Instant before) {
        return isBefore(refusedSince.get(spot.key()), before);
    }

    boolean longInScope(Spot spot, Instant before) {
        return isBefore(inScopeSince.get(spot.key()), before);
    }

    boolean longEmpty(String namespace, Instant before) {
        return isBefore(emptySince.get(namespace), before);
    }

    private boolean runs(ModelObject template, String image) {
        return cluster.things().stream()
                .anyMatch(thing -> thing.pod()
                        && thing.namespace().equals(template.namespace())
                        && thing.base().equals(template.base())
                        && thing.images().contains(image));
    }

    private void keep(Map<String, Instant> since, Set<String> now, String only) {
        since.keySet().removeIf(key -> !now.contains(key) && (only.isEmpty() || key.equals(only)));
        now.forEach(key -> since.putIfAbsent(key, cluster.now()));
    }

    private static boolean isBefore(@Nullable Instant since, Instant before) {
        return since != null && !since.isAfter(before);
    }
}

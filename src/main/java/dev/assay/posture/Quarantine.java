package dev.assay.posture;

import dev.assay.observation.ObjectRef;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects that could not be understood, until a version comes that can. Bounded, each namespace by itself, so that one
 * cannot hide those of another. Where objects are left out, an entry without a name stands for them, and stays: nobody
 * knows when the last of them is repaired.
 */
final class Quarantine {

    /** How many are kept. */
    static final int MOST = 1_000;

    /** How many of them may lie in one namespace. */
    static final int MOST_OF_NAMESPACE = 100;

    static final String UNTOLD = "more of them than are told of; after they are repaired, a restart of Assay tells";

    private final Map<String, UnreadableObject> byName = new LinkedHashMap<>();
    private final Map<String, Integer> countByNamespace = new HashMap<>();
    private final Map<String, UnreadableObject> untold = new LinkedHashMap<>();

    /** Keeps one; says whether that is news. */
    boolean add(ObjectRef object, String reason) {
        if (!byName.containsKey(keyOf(object)) && !takesPlace(object.namespace())) {
            ObjectRef others = new ObjectRef(object.kind(), object.namespace(), "…", "", 0);
            return untold.put(keyOf(others), new UnreadableObject(others, UNTOLD)) == null;
        }
        UnreadableObject unreadable = new UnreadableObject(object, reason);
        return !unreadable.equals(byName.put(keyOf(object), unreadable));
    }

    /** Lets one go; says whether it was kept. */
    boolean release(ObjectRef object) {
        boolean kept = !byName.isEmpty() && byName.remove(keyOf(object)) != null;
        if (kept) {
            countByNamespace.merge(object.namespace(), -1, (count, change) -> count == 1 ? null : count + change);
        }
        return kept;
    }

    /** The object of this kind and name that is kept; null if there is none. */
    @Nullable
    ObjectRef find(ObjectRef object) {
        UnreadableObject kept = byName.get(keyOf(object));
        return kept == null ? null : kept.object();
    }

    List<UnreadableObject> objects() {
        return Stream.concat(byName.values().stream(), untold.values().stream()).toList();
    }

    private boolean takesPlace(String namespace) {
        boolean room = byName.size() < MOST && countByNamespace.getOrDefault(namespace, 0) < MOST_OF_NAMESPACE;
        if (room) {
            countByNamespace.merge(namespace, 1, Integer::sum);
        }
        return room;
    }

    private static String keyOf(ObjectRef object) {
        return object.kind().resource() + " " + object.namespace() + "/" + object.name();
    }
}

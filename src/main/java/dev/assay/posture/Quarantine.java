package dev.assay.posture;

import dev.assay.observation.ObjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects that could not be understood, until a version comes that can. Bounded. */
final class Quarantine {

    /** How many are kept. */
    static final int MOST = UnreadableObject.MOST;

    private final Map<String, UnreadableObject> byName = new LinkedHashMap<>();

    /** Keeps one; says whether that is news. */
    boolean add(ObjectRef object, String reason) {
        UnreadableObject unreadable = new UnreadableObject(object, reason);
        return (byName.size() < MOST || byName.containsKey(keyOf(object)))
                && !unreadable.equals(byName.put(keyOf(object), unreadable));
    }

    /** Lets one go; says whether it was kept. */
    boolean release(ObjectRef object) {
        return !byName.isEmpty() && byName.remove(keyOf(object)) != null;
    }

    /** The object of this kind and name that is kept; null if there is none. */
    @Nullable
    ObjectRef find(ObjectRef object) {
        UnreadableObject kept = byName.get(keyOf(object));
        return kept == null ? null : kept.object();
    }

    List<UnreadableObject> objects() {
        return List.copyOf(byName.values());
    }

    private static String keyOf(ObjectRef object) {
        return object.kind().resource() + " " + object.namespace() + "/" + object.name();
    }
}

package dev.assay.cluster;

import dev.assay.observation.ObjectRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which objects of a kind are there: enough to tell after a list which ones went unseen. Not for several threads. */
final class KnownObjects {

    private static final long HANDFUL = 10;
    private static final long MOST_LOST_PERCENT = 20;

    private Map<String, ObjectRef> byUid = new HashMap<>();
    private @Nullable Map<String, ObjectRef> listed;
    private boolean first;
    private int before;

    /** The first list needs no table of its own: what is known then is what it brought. */
    void beginList() {
        first = byUid.isEmpty();
        listed = first ? byUid : new HashMap<>();
        before = byUid.size();
    }

    /** Takes note of an object; true if it was not known in this version. */
    boolean see(ObjectRef object) {
        ObjectRef before = byUid.put(keyOf(object), object);
        if (listed != null && !first) {
            listed.put(keyOf(object), object);
        }
        return before == null || before.resourceVersion() == 0 || before.resourceVersion() != object.resourceVersion();
    }

    void forget(ObjectRef object) {
        byUid.remove(keyOf(object));
    }

    /** Whether the list holds so much less than was known that it must be read again before it is believed. */
    boolean lostMany() {
        long lost = listed == null ? 0 : before - listed.size();
        return lost > HANDFUL && lost * 100 > before * MOST_LOST_PERCENT;
    }

    /** The list is whole: gives the objects that are not in it, which are forgotten. */
    List<ObjectRef> endList() {
        if (listed == null) {
            throw new IllegalStateException("No list was begun");
        }
        Map<String, ObjectRef> there = listed;
        List<ObjectRef> gone = byUid.entrySet().stream()
                .filter(entry -> !there.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        byUid = there;
        listed = null;
        return gone;
    }

    /** Forgets all and gives them. */
    List<ObjectRef> clear() {
        List<ObjectRef> all = List.copyOf(byUid.values());
        byUid = new HashMap<>();
        listed = null;
        return all;
    }

    int size() {
        return byUid.size();
    }

    private static String keyOf(ObjectRef object) {
        return object.uid().isEmpty() ? object.namespace() + "/" + object.name() : object.uid();
    }
}

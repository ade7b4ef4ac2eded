package dev.assay.cluster;

import dev.assay.enforcement.GateRequest;
import dev.assay.observation.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The EnforcementGates that are there. Told of by their watch; read by whoever writes their status. */
final class GateRequests implements WatchSink {

    private final Map<String, Seen> byName = new ConcurrentHashMap<>();
    private volatile Runnable listener = () -> {};

    /** Has this called after each change, on the thread of the watch: it must return at once. */
    void onChange(Runnable newListener) {
        listener = newListener;
    }

    List<Seen> all() {
        return List.copyOf(byName.values());
    }

    @Override
    public void take(WatchEvent event) {
        switch (event.type()) {
            case ADDED, MODIFIED ->
                byName.put(
                        nameOf(event.ref()),
                        new Seen(
                                GateProjection.request(event.object()),
                                event.ref().resourceVersion()));
            case DELETED -> byName.remove(nameOf(event.ref()));
            case BOOKMARK -> {
                return;
            }
        }
        listener.run();
    }

    @Override
    public void missing(Instant at, ObjectRef object) {
        byName.computeIfPresent(
                nameOf(object), (_, seen) -> seen.request().uid().equals(object.uid()) ? null : seen);
    }

    private static String nameOf(ObjectRef object) {
        return object.namespace() + "/" + object.name();
    }

    /** One of them, in this version; 0 if it is not a number. */
    record Seen(GateRequest request, long version) {}
}

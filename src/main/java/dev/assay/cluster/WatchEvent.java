package dev.assay.cluster;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * What a watch delivered.
 *
 * @param at when
 * @param kind of the object
 * @param type what happened to it
 * @param object as on the wire
 * @param ref which object, in which version
 */
record WatchEvent(Instant at, Kind kind, Type type, JsonNode object, ObjectRef ref) {

    /** Reads from the object which one it is: once, as all that is kept of it shares the one reference. */
    WatchEvent(Instant at, Kind kind, Type type, JsonNode object) {
        this(at, kind, type, object, ref(kind, object.path("metadata")));
    }

    /** What happened. */
    enum Type {
        ADDED,
        MODIFIED,
        DELETED,
        BOOKMARK
    }

    private static ObjectRef ref(Kind kind, JsonNode metadata) {
        return new ObjectRef(
                kind,
                Wire.text(metadata, "namespace"),
                Wire.text(metadata, "name"),
                Wire.text(metadata, "uid"),
                Wire.version(Wire.raw(metadata, "resourceVersion")));
    }
}

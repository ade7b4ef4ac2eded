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
 */
record WatchEvent(Instant at, Kind kind, Type type, JsonNode object) {

    /** What happened. */
    enum Type {
        ADDED,
        MODIFIED,
        DELETED,
        BOOKMARK
    }

    /** Which object, in which version. */
    ObjectRef ref() {
        JsonNode metadata = object.path("metadata");
        return new ObjectRef(
                kind,
                Wire.text(metadata, "namespace"),
                Wire.text(metadata, "name"),
                Wire.text(metadata, "uid"),
                Wire.version(Wire.raw(metadata, "resourceVersion")));
    }
}

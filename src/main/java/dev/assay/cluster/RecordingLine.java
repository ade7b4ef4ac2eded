package dev.assay.cluster;

import dev.assay.observation.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of a recording: {@code {"at": …, "resource": "plural.group", "type": "ADDED", "object": {…}}}.
 *
 * @param at when the watch delivered it
 * @param kind empty for a resource that Assay does not read
 * @param type what happened
 * @param object as on the wire
 */
record RecordingLine(Instant at, Optional<Kind> kind, WatchEvent.Type type, JsonNode object) {

    private static final JsonMapper JSON = ObjectTree.mapper();
    private static final Set<String> LINE = Set.of("at", "resource", "type", "object");

    /** Reads a line; throws with the reason if it is none. */
    static RecordingLine of(String text) throws BadLineException {
        JsonNode line = parse(text);
        JsonNode object = line.path("object");
        if (!object.isObject()) {
            throw new BadLineException("it has no object");
        }
        String resource = Wire.text(line, "resource");
        if (resource.isEmpty()) {
            throw new BadLineException("it has no resource");
        }
        return new RecordingLine(at(line), Kind.ofResource(resource), type(line), object);
    }

    private static JsonNode parse(String text) throws BadLineException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            JsonNode line = ObjectTree.around(parser, LINE);
            if (parser.nextToken() != null) {
                throw new BadLineException("it is not JSON");
            }
            return line;
        } catch (JacksonException e) {
            throw new BadLineException("it is not JSON");
        }
    }

    private static Instant at(JsonNode line) throws BadLineException {
        try {
            return WireTime.parse(Wire.raw(line, "at"));
        } catch (DateTimeException e) {
            throw new BadLineException("'at' is not a time like 2026-11-24T03:26:42.954Z");
        }
    }

    private static WatchEvent.Type type(JsonNode line) throws BadLineException {
        return switch (Wire.raw(line, "type")) {
            case "ADDED" -> WatchEvent.Type.ADDED;
            case "MODIFIED" -> WatchEvent.Type.MODIFIED;
            case "DELETED" -> WatchEvent.Type.DELETED;
            case "BOOKMARK" -> WatchEvent.Type.BOOKMARK;
            default -> throw new BadLineException("'type' is none of ADDED, MODIFIED, DELETED, BOOKMARK");
        };
    }

    /** A line that is no line of a recording. */
    static final class BadLineException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        BadLineException(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}

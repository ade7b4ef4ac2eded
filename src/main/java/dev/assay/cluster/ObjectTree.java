package dev.assay.cluster;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/*
 * One stream holds the objects of all namespaces. A limit of the parser would end the stream, and with it the reading of
 * a kind, for as long as the object is there: whoever may create one object could blind Assay to all. So the parser takes
 * whatever an API server lets in, the limits are here, and only the object beyond them is lost, in a way that is seen:
 *
 *     object within the limits ──► its tree
 *     object beyond one        ──► {"metadata": {…}, "assay.dev/beyond": "DEPTH"} ──► unreadable
 *
 * A mark that an object brings itself makes it unreadable too, which its author could have had easier.
 */
/** Reads one object of the cluster within limits that real ones are far below. */
final class ObjectTree {

    static final int DEEPEST = 64;
    static final int LONGEST_TEXT = 2 << 20;
    static final int LONGEST_NAME = 1_024;
    static final int LONGEST_NUMBER = 32;

    /** Names the limit that an object was beyond; no kind has a property of this name. */
    static final String BEYOND = "assay.dev/beyond";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private @Nullable Limit beyond;

    private ObjectTree(JsonParser parser) {
        this.parser = parser;
    }

    /** A mapper whose parsers take whatever an API server lets in, and it lets in 10,000 levels. */
    static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20_000)
                        .maxStringLength(LineReader.LONGEST_LINE)
                        .maxNumberLength(LineReader.LONGEST_LINE)
                        .maxNameLength(LineReader.LONGEST_LINE)
                        .build())
                // The table of names throws once some hundred share a hash, and such names are found within seconds.
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .build();
        return JsonMapper.builder(factory).build();
    }

    /**
     * The object at the parser. Of the list of who manages which of its fields only who does, and the first level of the
     * fields, stay: the rest is often the longest part of an object, and nobody reads it.
     */
    static JsonNode object(JsonParser parser) {
        ObjectTree reading = new ObjectTree(parser);
        JsonNode object = reading.value(1, "metadata");
        return reading.beyond == null ? object : remains(object, reading.beyond);
    }

    /** What stands around an object, such as an event: of its properties only these, and each within the limits. */
    static JsonNode around(JsonParser parser, Set<String> names) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return object(parser);
        }
        ObjectNode around = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (names.contains(name)) {
                around.set(name, object(parser));
            } else {
                parser.skipChildren();
            }
        }
        return around;
    }

    /** Which limit an object was beyond, of which only the metadata is left. */
    static Optional<Limit> limitOf(JsonNode object) {
        String name = Wire.raw(object, BEYOND);
        for (Limit limit : Limit.values()) {
            if (limit.name().equals(name)) {
                return Optional.of(limit);
            }
        }
        return Optional.empty();
    }

    private static JsonNode remains(JsonNode object, Limit limit) {
        ObjectNode remains = NODES.objectNode();
        remains.set("metadata", object.path("metadata").isObject() ? object.path("metadata") : NODES.objectNode());
        return remains.put(BEYOND, limit.name());
    }

    /** What stands at the parser; {@code special} is the name whose value is read in another way. */
    private JsonNode value(int depth, String special) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> depth > DEEPEST ? skipped(Limit.DEPTH) : members(depth, special);
            case START_ARRAY -> depth > DEEPEST ? skipped(Limit.DEPTH) : elements(depth);
            case VALUE_STRING ->
                parser.getStringLength() > LONGEST_TEXT ? skipped(Limit.TEXT) : NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                parser.getStringLength() > LONGEST_NUMBER ? skipped(Limit.NUMBER) : parser.readValueAsTree();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case null, default -> NODES.nullNode();
        };
    }

    private ObjectNode members(int depth, String special) {
        ObjectNode members = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.length() > LONGEST_NAME) {
                skipped(Limit.NAME);
            } else if (!name.equals(special)) {
                members.set(name, value(depth + 1, ""));
            } else if (depth == 1) {
                members.set(name, value(2, "managedFields"));
            } else {
                members.set(name, managers());
            }
        }
        return members;
    }

    private JsonNode managers() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return NullNode.getInstance();
        }
        ArrayNode managers = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            managers.add(manager());
        }
        return managers;
    }

    private JsonNode manager() {
        ObjectNode manager = NODES.objectNode();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return manager;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("manager") && token == JsonToken.VALUE_STRING) {
                manager.set(name, value(DEEPEST, ""));
            } else if (name.equals("fieldsV1") && token == JsonToken.START_OBJECT) {
                manager.set(name, firstLevel());
            } else {
                parser.skipChildren();
            }
        }
        return manager;
    }

    private ObjectNode firstLevel() {
        ObjectNode fields = NODES.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            parser.skipChildren();
            if (name.length() <= LONGEST_NAME) {
                fields.putNull(name);
            }
        }
        return fields;
    }

    private ArrayNode elements(int depth) {
        ArrayNode elements = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(depth + 1, ""));
        }
        return elements;
    }

    private JsonNode skipped(Limit limit) {
        parser.skipChildren();
        beyond = beyond == null ? limit : beyond;
        return NullNode.getInstance();
    }

    /** What an object can have too much of. */
    enum Limit {
        DEPTH("it is more than " + DEEPEST + " levels deep"),
        TEXT("it has a text of more than 2 MB"),
        NAME("it has a property name of more than " + LONGEST_NAME + " characters"),
        NUMBER("it has a number of more than " + LONGEST_NUMBER + " digits");

        private final String reason;

        Limit(String reason) {
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}

package dev.assay.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads lists and watches one object at a time, so that a page costs the memory of one object. What stands in an object
 * cannot end the reading, see {@link ObjectTree}.
 */
final class AnswerReader {

    private static final JsonMapper JSON = ObjectTree.mapper();

    private static final Set<String> EVENT = Set.of("type", "object");

    private AnswerReader() {}

    /** Hands each item of a page over; the page says where the next one starts. */
    static Page page(InputStream input, ItemReader items) throws IOException {
        try (JsonParser parser = JSON.createParser(input)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the API server's answer is no list");
            }
            Optional<Page> page = Optional.empty();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("items") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        items.read(ObjectTree.object(parser));
                    }
                } else if (name.equals("metadata")) {
                    page = Optional.of(Page.of(ObjectTree.object(parser)));
                    items.begin(page.get());
                } else {
                    parser.skipChildren();
                }
            }
            return page.orElseThrow(() -> new IOException("the API server's answer is no list"));
        } catch (JacksonException e) {
            throw unwrapped(e);
        }
    }

    /** Hands each event over until the stream ends. */
    static void events(InputStream input, ItemReader events) throws IOException {
        try (JsonParser parser = JSON.createParser(input)) {
            while (parser.nextToken() != null) {
                events.read(ObjectTree.around(parser, EVENT));
            }
        } catch (JacksonException e) {
            throw unwrapped(e);
        }
    }

    private static IOException unwrapped(JacksonException problem) {
        if (problem.getCause() instanceof IOException cause) {
            return cause;
        }
        return new IOException("the API server's answer is cut or is not JSON", problem);
    }

    /** Takes objects. */
    interface ItemReader {

        /** Takes what is said of all of them; before them, from an API server as we know it. */
        default void begin(Page page) throws IOException {}

        /** Takes one. */
        void read(JsonNode object) throws IOException;
    }

    /**
     * What is said of a page.
     *
     * @param version of the whole list
     * @param next where to go on; blank after the last page
     * @param remaining how many objects are on later pages; 0 if that is not said
     */
    record Page(String version, String next, long remaining) {

        static final Page NONE = new Page("", "", 0);

        private static Page of(JsonNode metadata) {
            return new Page(
                    Wire.raw(metadata, "resourceVersion"),
                    Wire.raw(metadata, "continue"),
                    Wire.number(metadata, "remainingItemCount"));
        }
    }
}

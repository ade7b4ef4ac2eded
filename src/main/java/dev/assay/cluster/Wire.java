package dev.assay.cluster;

import dev.assay.workload.ImageReference;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads fields of wire objects. Nothing on the wire is trusted: a field that is missing or of another type reads as blank,
 * zero or empty, a text is cut, and a text that repeats is the same object in memory.
 */
final class Wire {

    /** No name, label or reference in Kubernetes is longer than this. */
    static final int LONGEST_NAME = 512;

    /** The longest message that is kept; what stands in it is more than enough to tell the cause. */
    static final int LONGEST_MESSAGE = 4_096;

    /** The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** Messages up to this length mostly repeat: Kyverno says the same of every replica, and again at every scan. */
    private static final int LONGEST_REPEATED = 256;

    private static final Interner<String> TEXTS = new Interner<>(1 << 14);
    private static final Interner<String> IMAGES = new Interner<>(1 << 15);
    private static final Interner<String> MESSAGES = new Interner<>(1 << 15);

    private Wire() {}

    /** The text at the path, at most {@link #LONGEST_NAME} characters; blank if there is none. */
    static String text(JsonNode node, String... path) {
        return cut(raw(node, path), LONGEST_NAME);
    }

    /** The text at the path, at most {@link #LONGEST_MESSAGE} characters; what is cut is marked. */
    static String message(JsonNode node, String... path) {
        String text = raw(node, path);
        if (text.length() <= LONGEST_REPEATED) {
            return MESSAGES.intern(text);
        }
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "… [cut]";
    }

    /** The image at the path, canonical; blank if there is none. */
    static String image(JsonNode node, String... path) {
        String text = raw(node, path);
        return text.isEmpty() ? "" : canonical(text);
    }

    static String canonical(String image) {
        return IMAGES.intern(ImageReference.of(image).canonical());
    }

    static boolean flag(JsonNode node, boolean otherwise, String... path) {
        JsonNode found = at(node, path);
        return found.isBoolean() ? found.booleanValue() : otherwise;
    }

    /** The whole number at the path; 0 if there is none. */
    static long number(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isIntegralNumber() && found.canConvertToLong() ? found.longValue() : 0;
    }

    /** A resourceVersion as a number; 0 if it is none. */
    static long version(String text) {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return 0;
        }
        return Long.parseLong(text);
    }

    /** A moment in seconds since 1970, from RFC 3339 text or {@code {seconds, nanos}}; 0 if it is neither. */
    static long second(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        long second = found.isObject() ? number(found, "seconds") : secondOf(raw(found));
        return second > 0 && second <= LAST_SECOND ? second : 0;
    }

    /** The members of a list; none if it is no list. */
    static List<JsonNode> list(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        List<JsonNode> members = new ArrayList<>();
        if (found.isArray()) {
            found.forEach(members::add);
        }
        return members;
    }

    /** The texts of a list; members of another type are left out. */
    static List<String> texts(JsonNode node, String... path) {
        return list(node, path).stream()
                .filter(JsonNode::isString)
                .map(member -> text(member))
                .toList();
    }

    /** The texts of a map; values of another type are left out. */
    static Map<String, String> map(JsonNode node, String... path) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonNode found = at(node, path);
        if (found.isObject()) {
            found.properties().stream()
                    .filter(property -> property.getValue().isString())
                    .forEach(property ->
                            texts.put(TEXTS.intern(cut(property.getKey(), LONGEST_NAME)), text(property.getValue())));
        }
        return texts;
    }

    static JsonNode at(JsonNode node, String... path) {
        JsonNode found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return found;
    }

    /** The whole text at the path; blank if there is none. */
    static String raw(JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isString() ? found.stringValue() : "";
    }

    /** Splits a text at commas, each part mapped and blanks left out. */
    static List<String> split(String text, Function<String, String> mapping) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                parts.add(mapping.apply(part.strip()));
            }
        }
        return parts;
    }

    private static String cut(String text, int longest) {
        return TEXTS.intern(text.length() <= longest ? text : text.substring(0, longest));
    }

    private static long secondOf(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return WireTime.parse(text).getEpochSecond();
        } catch (DateTimeException e) {
            return 0;
        }
    }
}

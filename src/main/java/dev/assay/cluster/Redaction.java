package dev.assay.cluster;

import dev.assay.observation.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/*
 * Every word that is not known to be Kubernetes', Kyverno's, Sigstore's or a registry's own goes; the same word becomes the
 * same made-up word everywhere, in names, images, patterns and messages alike. So what belonged together still does, and a
 * name that stands where nobody expects it goes too.
 *
 *     registry.acme.test/shop/web:1.4.2  ->  registry.x00a.x00b/x00c/x0d:1.4.2
 *
 * What stays: words of redaction-words.txt, numbers, uids, times, the API's own field names. What goes altogether: of pods
 * and templates all but names and images, and what people wrote about objects (annotations that are not Kyverno's).
 */
/** Takes the names out of a recording, consistently. One object for one recording; safe for many threads. */
final class Redaction {

    /** Kyverno's text of exceptions has no space before the name. */
    private static final Pattern WORD = Pattern.compile("(?<=policy )exceptions(?=[A-Za-z0-9])|[A-Za-z0-9]+");

    private static final Pattern LITERAL = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Set<String> WORDS = words();

    /** Maps whose keys are somebody's words. */
    private static final Set<String> FREE = Set.of(
            "labels", "annotations", "matchLabels", "matchAnnotations", "properties", "data", "auditAnnotations");

    private static final Set<String> OF_CONTAINERS = Set.of("name", "image");
    private static final Set<String> CONTAINER_LISTS = Set.of("containers", "initContainers", "ephemeralContainers");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> madeUp = new HashMap<>();

    /** The object without its names; a new one. */
    synchronized ObjectNode redact(Kind kind, JsonNode object) {
        ObjectNode redacted = JSON.createObjectNode();
        object.properties().forEach(member -> {
            String name = member.getKey();
            switch (name) {
                case "metadata" -> redacted.set(name, metadata(member.getValue()));
                case "spec" -> redacted.set(name, runsPods(kind) ? podSpecs(member.getValue()) : of(member.getValue()));
                case "status" -> {
                    // Of pods and what makes them it decides nothing, and it may hold addresses.
                    if (!runsPods(kind)) {
                        redacted.set(name, of(member.getValue()));
                    }
                }
                case ObjectTree.BEYOND -> redacted.set(name, member.getValue());
                default -> redacted.set(name, FREE.contains(name) ? free(member.getValue()) : of(member.getValue()));
            }
        });
        return redacted;
    }

    /** The text without its names. */
    synchronized String redact(String text) {
        if (LITERAL.matcher(text).matches()) {
            return text;
        }
        Matcher words = WORD.matcher(text);
        StringBuilder redacted = new StringBuilder();
        while (words.find()) {
            words.appendReplacement(redacted, word(words.group()));
        }
        return words.appendTail(redacted).toString();
    }

    private JsonNode metadata(JsonNode metadata) {
        if (!(of(metadata) instanceof ObjectNode redacted)) {
            return JSON.createObjectNode();
        }
        redacted.remove("managedFields");
        ArrayNode byHand = ReportOrigin.byHand(metadata);
        if (!byHand.isEmpty()) {
            redacted.set("managedFields", byHand);
        }
        if (metadata.path("annotations") instanceof ObjectNode annotations) {
            ObjectNode kyvernos = JSON.createObjectNode();
            annotations.properties().stream()
                    .filter(annotation -> annotation.getKey().contains("kyverno.io/"))
                    .forEach(annotation -> kyvernos.set(redact(annotation.getKey()), of(annotation.getValue())));
            redacted.set("annotations", kyvernos);
        }
        return redacted;
    }

    private static boolean runsPods(Kind kind) {
        return switch (kind) {
            case POD, REPLICA_SET, DEPLOYMENT, STATEFUL_SET, DAEMON_SET, JOB, CRON_JOB -> true;
            default -> false;
        };
    }

    /** Of the spec of a pod, or of what has a template of one, how it comes to pods and the containers' images. */
    private JsonNode podSpecs(JsonNode spec) {
        ObjectNode redacted = JSON.createObjectNode();
        spec.properties().forEach(member -> {
            String name = member.getKey();
            switch (name) {
                case "template", "jobTemplate", "spec" -> redacted.set(name, podSpecs(member.getValue()));
                case "replicas", "suspend" -> redacted.set(name, of(member.getValue()));
                default -> {
                    if (CONTAINER_LISTS.contains(name)) {
                        redacted.set(name, containers(member.getValue()));
                    }
                }
            }
        });
        return redacted;
    }

    private JsonNode containers(JsonNode containers) {
        ArrayNode redacted = JSON.createArrayNode();
        for (JsonNode container : containers) {
            ObjectNode kept = redacted.addObject();
            container.properties().stream()
                    .filter(member -> OF_CONTAINERS.contains(member.getKey()))
                    .forEach(member -> kept.set(member.getKey(), of(member.getValue())));
        }
        return redacted;
    }

    private JsonNode of(JsonNode value) {
        if (value.isString()) {
            return JSON.getNodeFactory().stringNode(redact(value.stringValue()));
        }
        if (value.isArray()) {
            ArrayNode redacted = JSON.createArrayNode();
            value.forEach(member -> redacted.add(of(member)));
            return redacted;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode redacted = JSON.createObjectNode();
        value.properties().forEach(member -> {
            String name = member.getKey();
            redacted.set(name, FREE.contains(name) ? free(member.getValue()) : of(member.getValue()));
        });
        return redacted;
    }

    private JsonNode free(JsonNode map) {
        if (!map.isObject()) {
            return of(map);
        }
        ObjectNode redacted = JSON.createObjectNode();
        map.properties().forEach(member -> redacted.set(redact(member.getKey()), of(member.getValue())));
        return redacted;
    }

    private String word(String word) {
        boolean stays = WORDS.contains(word) || NUMBER.matcher(word).matches();
        return stays ? word : madeUp.computeIfAbsent(word, this::next);
    }

    /** As long as the word, so that names which Kyverno cuts to a length are cut at the same place. */
    private String next(String word) {
        String count = Integer.toString(madeUp.size(), 36);
        return "x" + "0".repeat(Math.max(0, word.length() - 1 - count.length())) + count;
    }

    private static Set<String> words() {
        try (InputStream words = Redaction.class.getResourceAsStream("redaction-words.txt")) {
            if (words == null) {
                throw new IllegalStateException("redaction-words.txt is not in the jar");
            }
            return new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

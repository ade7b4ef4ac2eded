package dev.assay.cluster;

import dev.assay.observation.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Breaks objects: each field of a real one gone or of another type, and JSON that only uses the right names. */
final class Damage {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What may stand where something else is expected. */
    private static final List<JsonNode> STRANGERS = List.of(
            JSON.nullNode(),
            JSON.numberNode(-1),
            JSON.numberNode(Long.MAX_VALUE),
            JSON.numberNode(1e300),
            JSON.booleanNode(true),
            JSON.stringNode(""),
            JSON.stringNode("\u0000\uD800 ' <b>"),
            JSON.arrayNode(),
            JSON.arrayNode().addNull().add(1).add("x"),
            JSON.objectNode());

    /** The names that Assay reads, so that generated JSON goes deep. */
    private static final List<String> NAMES = List.of(
            "metadata",
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "labels",
            "annotations",
            "kyverno.io/verify-images-scoped",
            "ownerReferences",
            "controller",
            "creationTimestamp",
            "spec",
            "containers",
            "initContainers",
            "image",
            "template",
            "jobTemplate",
            "rules",
            "verifyImages",
            "imageReferences",
            "match",
            "any",
            "resources",
            "kinds",
            "namespaceSelector",
            "matchExpressions",
            "results",
            "result",
            "policy",
            "message",
            "timestamp",
            "seconds",
            "properties",
            "images",
            "scope",
            "reason",
            "involvedObject",
            "matchImageReferences",
            "validations",
            "exceptions");

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "Pod",
            "*",
            "pass",
            "fail",
            "5",
            "PolicyViolation",
            "policy verify-image-signatures/verify-key fail: x",
            "policy / fail: ",
            "verify-image-signatures",
            "2026-08-21T08:00:00Z",
            "nginx@sha256:",
            "{\"policies\":{\"/p\":{\"r\":{\"a\":\"pass\"}}}}",
            "\uD800\u202E");

    private Damage() {}

    /** A real object. */
    record Subject(String resource, ObjectNode object) {

        @Override
        public String toString() {
            return resource;
        }
    }

    /** One of each kind that the demo recording has. */
    static Stream<Subject> objects() {
        Map<String, ObjectNode> byResource = new LinkedHashMap<>();
        RecordedCluster.DEMO.lines().lines().forEach(text -> {
            JsonNode line = JsonMapper.shared().readTree(text);
            String resource = line.path("resource").asString();
            if (line.path("type").asString().equals("ADDED")
                    && Kind.ofResource(resource).isPresent()) {
                byResource.putIfAbsent(resource, (ObjectNode) line.path("object"));
            }
        });
        return byResource.entrySet().stream().map(entry -> new Subject(entry.getKey(), entry.getValue()));
    }

    /** Copies of the object, each broken in one place. */
    static Stream<ObjectNode> of(ObjectNode object) {
        List<ObjectNode> damaged = new ArrayList<>();
        for (List<String> path : paths(object, List.of())) {
            damaged.add(changed(object, path, null));
            STRANGERS.forEach(stranger -> damaged.add(changed(object, path, stranger)));
        }
        return damaged.stream();
    }

    /** Any JSON that is not deeper than this. */
    static Arbitrary<JsonNode> json(int depth) {
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                Arbitraries.of(STRANGERS), Arbitraries.of(TEXTS).map(JSON::stringNode));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<JsonNode> lists = json(depth - 1).list().ofMaxSize(3).map(members -> {
            ArrayNode list = JSON.arrayNode();
            members.forEach(list::add);
            return list;
        });
        Arbitrary<JsonNode> objects = Combinators.combine(Arbitraries.of(NAMES), json(depth - 1))
                .as(Map::entry)
                .list()
                .ofMaxSize(5)
                .map(fields -> {
                    ObjectNode object = JSON.objectNode();
                    fields.forEach(field -> object.set(field.getKey(), field.getValue()));
                    return object;
                });
        return Arbitraries.frequencyOf(Tuple.of(1, leaves), Tuple.of(2, lists), Tuple.of(5, objects));
    }

    /** Of each list only the first member. */
    private static List<List<String>> paths(JsonNode node, List<String> above) {
        List<List<String>> paths = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(property -> {
                List<String> path = new ArrayList<>(above);
                path.add(property.getKey());
                paths.add(path);
                paths.addAll(paths(property.getValue(), path));
            });
        }
        if (node.isArray() && !node.isEmpty()) {
            List<String> path = new ArrayList<>(above);
            path.add("0");
            paths.add(path);
            paths.addAll(paths(node.get(0), path));
        }
        return paths;
    }

    /** A copy in which something else stands at the path, or nothing. */
    private static ObjectNode changed(ObjectNode object, List<String> path, @Nullable JsonNode stranger) {
        ObjectNode copy = object.deepCopy();
        JsonNode parent = copy;
        for (String name : path.subList(0, path.size() - 1)) {
            parent = parent.isArray() ? parent.get(0) : parent.get(name);
        }
        if (parent instanceof ArrayNode list) {
            list.remove(0);
            if (stranger != null) {
                list.insert(0, stranger);
            }
        } else if (stranger == null) {
            ((ObjectNode) parent).remove(path.getLast());
        } else {
            ((ObjectNode) parent).set(path.getLast(), stranger);
        }
        return copy;
    }
}

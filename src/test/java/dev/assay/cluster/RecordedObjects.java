package dev.assay.cluster;

import static org.awaitility.Awaitility.await;

import dev.assay.observation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of a recording at one moment, written into a real API server. The server gives them other uids, versions and
 * times, so what refers to them is made to refer to the new ones, and evidence is written as of now.
 */
final class RecordedObjects {

    private static final List<Kind> OWNERS_FIRST = List.of(
            Kind.NAMESPACE,
            Kind.DEPLOYMENT,
            Kind.REPLICA_SET,
            Kind.STATEFUL_SET,
            Kind.DAEMON_SET,
            Kind.CRON_JOB,
            Kind.JOB,
            Kind.POD,
            Kind.CLUSTER_POLICY,
            Kind.EPHEMERAL_REPORT,
            Kind.POLICY_REPORT,
            Kind.EVENT);
    private static final Pattern UID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String POLICY_LABEL = "cpol.kyverno.io/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<Kind, Map<String, ObjectNode>> byKind = new HashMap<>();
    private final Map<String, String> uids = new HashMap<>();
    private final Map<String, String> policyVersions = new HashMap<>();

    RecordedObjects(RecordedCluster cluster, Instant until) {
        for (String text : cluster.lines().lines().toList()) {
            JsonNode line = JSON.readTree(text);
            if (!Instant.parse(Wire.text(line, "at")).isAfter(until)) {
                Kind.ofResource(Wire.text(line, "resource")).ifPresent(kind -> take(kind, line));
            }
        }
    }

    /** Writes them all, owners first. */
    void writeTo(RealApi api) {
        for (Kind kind : OWNERS_FIRST) {
            if (kind == Kind.EPHEMERAL_REPORT) {
                // What is scanned in the second in which a reader sees a pod edited may be of the pod before.
                await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            }
            List<ObjectNode> objects =
                    new ArrayList<>(byKind.getOrDefault(kind, Map.of()).values());
            objects.forEach(object -> write(kind, object, api));
        }
    }

    private void take(Kind kind, JsonNode line) {
        JsonNode object = line.path("object");
        String subject = Wire.text(object, "metadata", "labels", "audit.kyverno.io/resource.uid");
        String name = kind == Kind.EPHEMERAL_REPORT ? subject : Wire.text(object, "metadata", "name");
        String key = Wire.text(object, "metadata", "namespace") + "/" + name;
        Map<String, ObjectNode> objects = byKind.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
        switch (Wire.text(line, "type")) {
            case "DELETED" -> objects.remove(key);
            case "BOOKMARK" -> {}
            default -> objects.put(key, (ObjectNode) object);
        }
    }

    private void write(Kind kind, ObjectNode object, RealApi api) {
        String uid = Wire.text(object, "metadata", "uid");
        ObjectNode mine = renewed(object);
        String namespace = Wire.text(mine, "metadata", "namespace");
        String name = Wire.text(mine, "metadata", "name");
        if (kind == Kind.NAMESPACE && (name.equals("default") || name.startsWith("kube-"))) {
            return;
        }
        complete(kind, mine);
        String path = "/" + new KindPath(KyvernoConfig.DEFAULT).of(kind).getFirst();
        String place = namespace.isEmpty() ? path : path.replaceFirst("/([^/]+)$", "/namespaces/" + namespace + "/$1");
        JsonNode debuggers = mine.path("spec").path("ephemeralContainers");
        if (kind == Kind.POD) {
            ((ObjectNode) mine.path("spec")).remove("ephemeralContainers");
        }
        JsonNode written = api.create(place, mine);
        if (kind == Kind.POD && !debuggers.isEmpty()) {
            ((ObjectNode) written.path("spec")).set("ephemeralContainers", debuggers);
            api.replace(place + "/" + name + "/ephemeralcontainers", written);
        }
        uids.put(uid, Wire.text(written, "metadata", "uid"));
        if (kind == Kind.CLUSTER_POLICY) {
            policyVersions.put(name, Wire.text(written, "metadata", "resourceVersion"));
        }
    }

    private ObjectNode renewed(ObjectNode object) {
        String text = UID.matcher(object.toString()).replaceAll(uid -> uids.getOrDefault(uid.group(), uid.group()));
        ObjectNode mine = (ObjectNode) JSON.readTree(text);
        ObjectNode metadata = (ObjectNode) mine.path("metadata");
        metadata.remove(List.of("uid", "resourceVersion", "creationTimestamp", "generation"));
        policyVersions.forEach((policy, version) -> {
            if (metadata.path("labels").has(POLICY_LABEL + policy)) {
                ((ObjectNode) metadata.path("labels")).put(POLICY_LABEL + policy, version);
            }
        });
        return mine;
    }

    /** Adds what a recording leaves out and a server insists on. */
    private static void complete(Kind kind, ObjectNode object) {
        ObjectNode spec = object.path("spec").isObject() ? (ObjectNode) object.path("spec") : JSON.createObjectNode();
        switch (kind) {
            case DEPLOYMENT, REPLICA_SET, STATEFUL_SET, DAEMON_SET -> {
                spec.putObject("selector").putObject("matchLabels").put("app", "any");
                ((ObjectNode) spec.path("template"))
                        .putObject("metadata")
                        .putObject("labels")
                        .put("app", "any");
            }
            case JOB -> ((ObjectNode) Wire.at(spec, "template", "spec")).put("restartPolicy", "Never");
            case CRON_JOB -> {
                spec.put("schedule", "0 0 * * *");
                ((ObjectNode) Wire.at(spec, "jobTemplate", "spec", "template", "spec")).put("restartPolicy", "Never");
            }
            case EPHEMERAL_REPORT -> {
                results(spec);
                owners(object);
            }
            case POLICY_REPORT -> {
                results(object);
                owners(object);
            }
            case EVENT -> {
                object.put("eventTime", now().toString().replace("Z", ".000000Z"));
                object.put("reportingInstance", "kyverno");
            }
            default -> {}
        }
    }

    /** The demo keeps the uid alone. */
    private static void owners(ObjectNode report) {
        for (JsonNode owner : Wire.list(report, "metadata", "ownerReferences")) {
            ((ObjectNode) owner).put("apiVersion", "v1").put("kind", "Pod").put("name", "any");
        }
    }

    private static void results(ObjectNode holder) {
        for (JsonNode result : holder.path("results")) {
            ((ObjectNode) result).putObject("timestamp").put("seconds", now().getEpochSecond());
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}

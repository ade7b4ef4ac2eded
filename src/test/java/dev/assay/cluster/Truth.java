package dev.assay.cluster;

import dev.assay.policy.Wildcard;
import dev.assay.workload.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is true of a recorded cluster, phase by phase, written down when it was recorded.
 *
 * @param imageStates per canonical image, per phase
 */
record Truth(
        List<Phase> phases,
        Map<String, Map<String, String>> imageStates,
        List<RunningContainer> containers,
        List<Controller> controllers) {

    /** Which policy is in force. */
    enum PolicyForm {
        NONE,
        VERIFY_IMAGES,
        /** An ImageValidatingPolicy that lists the images it looked at. */
        LISTING,
        /** An ImageValidatingPolicy that lists none, and fails every init and ephemeral image. */
        STRICT
    }

    /**
     * A time during which the cluster was left alone.
     *
     * @param enforced the namespaces in which a bad image is refused
     * @param cachedOutage whether a registry is down and Kyverno holds passes in its cache
     */
    record Phase(
            String name,
            Instant from,
            Instant to,
            PolicyForm policy,
            List<String> enforced,
            List<Excepted> exceptions,
            boolean cachedOutage) {}

    /** What an exception covers. */
    record Excepted(String namespace, String names) {}

    /** When something lived; without an end it lived on. */
    record Lifetime(Instant from, Instant to) {

        boolean holds(Instant moment) {
            return from.isBefore(moment) && to.isAfter(moment);
        }
    }

    /** A container of a pod, and its state in each phase of its life. */
    record RunningContainer(
            String namespace,
            String pod,
            String name,
            String kind,
            String image,
            Lifetime life,
            Map<String, String> states) {

        String place() {
            return namespace + "/" + pod + "/" + name;
        }

        String podPlace() {
            return namespace + "/" + pod;
        }
    }

    /** A template and its images, canonical. */
    record Controller(String namespace, String kind, String name, List<String> images, Lifetime life) {}

    static Truth read(String json) {
        JsonNode root = JsonMapper.shared().readTree(json);
        return new Truth(
                all(root.path("phases")).stream().map(Truth::phase).toList(),
                images(root.path("images")),
                all(root.path("containers")).stream().map(Truth::container).toList(),
                all(root.path("controllers")).stream().map(Truth::controller).toList());
    }

    Phase phase(String name) {
        return phases.stream()
                .filter(phase -> phase.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** How many different images the pod of the container has. */
    static long imagesBeside(RunningContainer container, List<RunningContainer> running) {
        return running.stream()
                .filter(other -> other.podPlace().equals(container.podPlace()))
                .map(RunningContainer::image)
                .distinct()
                .count();
    }

    /** The containers that run when the phase ends. */
    List<RunningContainer> containersAtEndOf(Phase phase) {
        return containers.stream()
                .filter(container -> container.life.holds(phase.to))
                .filter(container -> container.states.containsKey(phase.name))
                .toList();
    }

    /** The templates that a person would name as an owner, as they are when the phase ends. */
    List<Controller> ownersAtEndOf(Phase phase) {
        return controllers.stream()
                .filter(controller -> controller.life.holds(phase.to))
                .filter(controller -> !controller.kind.equals("ReplicaSet"))
                .filter(controller -> !controller.kind.equals("Job") || !madeByCronJob(controller))
                .toList();
    }

    /** What an evaluation of one image of a template would find. */
    String stateOf(Controller controller, String image, Phase phase) {
        boolean excepted = phase.exceptions.stream()
                .anyMatch(exception -> exception.namespace.equals(controller.namespace)
                        && Wildcard.matches(exception.names, controller.name));
        return excepted ? "excepted" : stateOf(image, phase);
    }

    String stateOf(String image, Phase phase) {
        return imageStates.getOrDefault(image, Map.of()).getOrDefault(phase.name, "nothing is known of " + image);
    }

    /** Whether a cache may still hold a pass of the image. */
    boolean verifiedBefore(String image, Phase phase) {
        return phases.stream()
                .filter(earlier -> earlier.policy != PolicyForm.NONE && earlier.to.isBefore(phase.to))
                .anyMatch(earlier -> stateOf(image, earlier).equals("verified"));
    }

    private boolean madeByCronJob(Controller job) {
        return controllers.stream()
                .filter(owner -> owner.kind.equals("CronJob") && owner.namespace.equals(job.namespace))
                .anyMatch(owner -> job.name.matches(owner.name + "-\\d+"));
    }

    private static Phase phase(JsonNode node) {
        String policy = node.path("policy").asString("");
        return new Phase(
                node.path("phase").asString(),
                Instant.parse(node.path("from").asString()),
                Instant.parse(node.path("to").asString()),
                form(policy),
                all(node.path("enforce")).stream().map(JsonNode::asString).toList(),
                all(node.path("exceptions")).stream().map(Truth::excepted).toList(),
                node.path("useCache").asBoolean(false) && !node.path("outage").isEmpty());
    }

    private static PolicyForm form(String policy) {
        return switch (policy) {
            case "" -> PolicyForm.NONE;
            case "key A", "keyless (GitHub Actions)" -> PolicyForm.VERIFY_IMAGES;
            case "key A, ImageValidatingPolicy" -> PolicyForm.LISTING;
            case "key A, ImageValidatingPolicy of another form" -> PolicyForm.STRICT;
            default -> throw new IllegalArgumentException("Policy '" + policy + "' is not known: add it here");
        };
    }

    private static Excepted excepted(JsonNode node) {
        return new Excepted(
                node.path("namespace").asString(), node.path("names").asString());
    }

    private static Map<String, Map<String, String>> images(JsonNode list) {
        Map<String, Map<String, String>> images = new LinkedHashMap<>();
        all(list).forEach(image -> images.put(canonical(image.path("image")), states(image)));
        return images;
    }

    private static RunningContainer container(JsonNode node) {
        return new RunningContainer(
                node.path("namespace").asString(),
                node.path("pod").asString(),
                node.path("container").asString(),
                node.path("kind").asString(),
                canonical(node.path("image")),
                life(node),
                states(node));
    }

    private static Controller controller(JsonNode node) {
        return new Controller(
                node.path("namespace").asString(),
                node.path("kind").asString(),
                node.path("name").asString(),
                all(node.path("images")).stream().map(Truth::canonical).toList(),
                life(node));
    }

    private static Lifetime life(JsonNode node) {
        JsonNode to = node.path("to");
        return new Lifetime(
                Instant.parse(node.path("from").asString()),
                to.isString() ? Instant.parse(to.asString()) : Instant.MAX);
    }

    private static Map<String, String> states(JsonNode node) {
        Map<String, String> states = new LinkedHashMap<>();
        node.path("states")
                .properties()
                .forEach(state -> states.put(state.getKey(), state.getValue().asString()));
        return states;
    }

    private static String canonical(JsonNode image) {
        return ImageReference.of(image.asString()).canonical();
    }

    private static List<JsonNode> all(JsonNode list) {
        List<JsonNode> members = new ArrayList<>();
        list.forEach(members::add);
        return members;
    }
}

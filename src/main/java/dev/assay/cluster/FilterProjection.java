package dev.assay.cluster;

import dev.assay.policy.LabelSelector;
import dev.assay.policy.ResourceFilter;
import dev.assay.policy.ResourceFilters;
import dev.assay.policy.Wildcard;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code match} and {@code exclude} of a rule. */
final class FilterProjection {

    private static final List<String> NOT_EVALUATED = List.of("subjects", "roles", "clusterRoles");
    private static final List<String> CONTROLLERS =
            List.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob");

    private FilterProjection() {}

    /**
     * The filters of a {@code match} or {@code exclude}.
     *
     * @param conditional whether the rule has conditions besides
     */
    static ResourceFilters filters(JsonNode block, boolean conditional) {
        boolean all = block.path("all").isArray();
        List<JsonNode> entries = all ? Wire.list(block, "all") : Wire.list(block, "any");
        if (entries.isEmpty()
                && block.path("resources").isObject()
                && !block.path("resources").isEmpty()) {
            entries = List.of(block);
        }
        List<ResourceFilter> filters = new ArrayList<>();
        for (JsonNode entry : entries) {
            filters.add(filter(entry, conditional));
        }
        return new ResourceFilters(all, filters);
    }

    static LabelSelector selector(JsonNode selector) {
        List<LabelSelector.Requirement> requirements = new ArrayList<>();
        Wire.map(selector, "matchLabels")
                .forEach((key, value) -> requirements.add(
                        new LabelSelector.Requirement(key, LabelSelector.Operator.IN, List.of(value))));
        for (JsonNode expression : Wire.list(selector, "matchExpressions")) {
            requirements.add(new LabelSelector.Requirement(
                    Wire.text(expression, "key"),
                    operator(Wire.text(expression, "operator")),
                    Wire.texts(expression, "values")));
        }
        return new LabelSelector(requirements);
    }

    private static ResourceFilter filter(JsonNode entry, boolean conditional) {
        JsonNode resources = entry.path("resources");
        List<String> names = new ArrayList<>(Wire.texts(resources, "names"));
        String name = Wire.text(resources, "name");
        if (!name.isEmpty()) {
            names.add(name);
        }
        List<String> kinds = Wire.texts(resources, "kinds");
        boolean pods = mean(kinds, List.of("Pod"));
        // Pods of a controller that is meant: the controller's update would be refused, and with it their template.
        boolean controllers = mean(kinds, CONTROLLERS);
        boolean more = conditional
                || (controllers && !pods)
                || NOT_EVALUATED.stream().anyMatch(field -> !entry.path(field).isEmpty())
                || !resources.path("selector").isEmpty()
                || !resources.path("annotations").isEmpty();
        return new ResourceFilter(
                pods || controllers,
                Wire.texts(resources, "namespaces"),
                names,
                namespaceSelector(resources.path("namespaceSelector")),
                more);
    }

    private static @Nullable LabelSelector namespaceSelector(JsonNode selector) {
        return selector.isObject() && !selector.isEmpty() ? selector(selector) : null;
    }

    /** Whether one of the kinds is meant. They stand as {@code Pod}, {@code v1/Pod}, {@code *} or with a subresource. */
    private static boolean mean(List<String> kinds, List<String> meant) {
        return kinds.isEmpty()
                || kinds.stream()
                        .flatMap(kind -> List.of(kind.split("/", -1)).stream())
                        .anyMatch(part -> meant.stream().anyMatch(kind -> Wildcard.matches(part, kind)));
    }

    private static LabelSelector.Operator operator(String text) {
        return switch (text) {
            case "NotIn" -> LabelSelector.Operator.NOT_IN;
            case "Exists" -> LabelSelector.Operator.EXISTS;
            case "DoesNotExist" -> LabelSelector.Operator.DOES_NOT_EXIST;
            default -> LabelSelector.Operator.IN;
        };
    }
}

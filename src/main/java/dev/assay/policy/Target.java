package dev.assay.policy;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule may match: a pod or a pod template, in its namespace.
 *
 * @param namespace its namespace
 * @param namespaceLabels the namespace's labels; null if they are not known
 * @param podName the pod's name; null for a template, whose pods have names yet to come
 */
public record Target(
        String namespace,
        @Nullable Map<String, String> namespaceLabels,
        @Nullable String podName) {

    public Target {
        namespaceLabels = namespaceLabels == null ? null : Map.copyOf(namespaceLabels);
    }

    Optional<Map<String, String>> labels() {
        return Optional.ofNullable(namespaceLabels);
    }

    Optional<String> name() {
        return Optional.ofNullable(podName);
    }
}

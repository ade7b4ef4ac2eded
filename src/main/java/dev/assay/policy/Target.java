package dev.assay.policy;

import java.util.Map;

/**
 * What a rule may match: a pod or a pod template, in its namespace.
 *
 * @param namespace its namespace
 * @param namespaceLabels the namespace's labels
 * @param name its name
 */
public record Target(String namespace, Map<String, String> namespaceLabels, String name) {

    public Target {
        namespaceLabels = Map.copyOf(namespaceLabels);
    }
}

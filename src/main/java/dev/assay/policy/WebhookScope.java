package dev.assay.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Kyverno's admission webhooks look at, whatever the policies say: its ConfigMap's {@code webhooks}, {@code
 * resourceFilters} and {@code excludeGroups}. Background scans look beyond it ({@code --skipResourceFilters} is on by
 * default), so that reports also tell of what admission never sees.
 *
 * @param namespaceSelectors a namespace is looked at if one of them selects it, or if there is none
 * @param filters what is let through
 * @param skipsNodes whether requests of kubelets are let through, which make the mirror pods of static ones
 */
public record WebhookScope(List<LabelSelector> namespaceSelectors, List<Filter> filters, boolean skipsNodes) {

    /** Looks at everything. */
    public static final WebhookScope EVERYTHING = new WebhookScope(List.of(), List.of(), false);

    public WebhookScope {
        namespaceSelectors = List.copyOf(namespaceSelectors);
        filters = List.copyOf(filters);
    }

    /**
     * Why admission never sees anything of this, as a sentence; empty if it may see some of it.
     *
     * @param namespace where it runs
     * @param labels of the namespace; null if they are not known
     * @param pod the pod's name if it stands by itself; null if a controller makes it, as other names may follow, and
     *     admission looks at the controllers too
     */
    public Optional<String> leavesOut(String namespace, @Nullable Map<String, String> labels, @Nullable String pod) {
        boolean unselected = labels != null
                && !namespaceSelectors.isEmpty()
                && namespaceSelectors.stream().noneMatch(selector -> selector.matches(labels));
        if (unselected) {
            return Optional.of("Admission never sees it: Kyverno's webhooks leave out namespace '" + namespace + "'.");
        }
        if (filters.stream().anyMatch(filter -> filter.leavesOut(namespace))) {
            return Optional.of(
                    "Admission never sees it: Kyverno's resourceFilters leave out namespace '" + namespace + "'.");
        }
        if (pod != null && filters.stream().anyMatch(filter -> filter.leavesOutPod(namespace, pod))) {
            return Optional.of("Admission never sees it: Kyverno's resourceFilters leave out pod '" + pod + "'.");
        }
        return Optional.empty();
    }

    /** Why admission never sees a static pod, as a sentence; empty if it does. */
    public Optional<String> leavesOutStaticPods() {
        return skipsNodes
                ? Optional.of("Admission never sees it: it is a static pod, and Kyverno lets nodes do as they like.")
                : Optional.empty();
    }

    /**
     * One of the {@code resourceFilters}; each part is a wildcard.
     *
     * @param group of the API; blank for pods
     * @param version of the API
     * @param kind as objects have it
     * @param subresource blank for the object itself
     * @param namespace of the object; blank for cluster-wide ones
     * @param name of the object
     */
    public record Filter(String group, String version, String kind, String subresource, String namespace, String name) {

        /** Whether it leaves out everything that can run images there. */
        boolean leavesOut(String where) {
            return any(group) && any(version) && any(kind) && any(name) && object(where);
        }

        boolean leavesOutPod(String where, String pod) {
            return Wildcard.matches(group, "")
                    && Wildcard.matches(version, "v1")
                    && Wildcard.matches(kind, "Pod")
                    && Wildcard.matches(name, pod)
                    && object(where);
        }

        private boolean object(String where) {
            return Wildcard.matches(subresource, "") && Wildcard.matches(namespace, where);
        }

        private static boolean any(String pattern) {
            return !pattern.isEmpty() && pattern.chars().allMatch(letter -> letter == '*');
        }
    }
}

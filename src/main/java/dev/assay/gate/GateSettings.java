package dev.assay.gate;

import dev.assay.policy.LabelSelector;
import dev.assay.policy.Wildcard;
import dev.assay.posture.NamespacePosture;
import java.time.Duration;
import java.util.List;

/**
 * How strict gates are.
 *
 * @param soak how long all conditions must hold before a gate is READY; zero or more
 * @param evidenceAge how old the evidence of a verdict may be; above zero
 * @param allowExcepted whether an image may come in by an exception
 * @param scope namespaces with wildcards that the gate of a whole policy asks; all if empty
 * @param critical what the cluster needs to repair itself
 */
public record GateSettings(
        Duration soak, Duration evidenceAge, boolean allowExcepted, List<String> scope, Critical critical) {

    /** What holds where nothing is set: Kyverno scans once an hour. */
    public static final GateSettings DEFAULT =
            new GateSettings(Duration.ofHours(2), Duration.ofHours(3), true, List.of(), Critical.DEFAULT);

    public GateSettings {
        if (soak.isNegative()) {
            throw new IllegalArgumentException("A soak of '" + soak + "' is negative");
        }
        if (evidenceAge.isNegative() || evidenceAge.isZero()) {
            throw new IllegalArgumentException("An evidence age of '" + evidenceAge + "' accepts nothing");
        }
        scope = List.copyOf(scope);
    }

    /** The same with a soak that is at least this long. */
    GateSettings soakingFor(Duration atLeast) {
        return atLeast.compareTo(soak) > 0
                ? new GateSettings(atLeast, evidenceAge, allowExcepted, scope, critical)
                : this;
    }

    /** Whether the gate of a whole policy asks this namespace. */
    boolean inScope(String namespace) {
        return scope.isEmpty() || Wildcard.anyMatches(scope, namespace);
    }

    /**
     * The deadlock list: what would repair the cluster must not be what cannot start.
     *
     * @param namespaces with wildcards
     * @param labels of namespaces; one that selects is enough
     */
    public record Critical(List<String> namespaces, List<LabelSelector> labels) {

        /** GitOps controllers, CI runners, registries, network and storage, Kyverno and Assay, where they mostly live. */
        public static final Critical DEFAULT = new Critical(
                List.of(
                        "kube-system",
                        "kyverno",
                        "kyverno-*",
                        "assay",
                        "flux-system",
                        "argocd",
                        "argo-cd",
                        "argocd-*",
                        "arc-systems",
                        "arc-runners",
                        "actions-runner-system",
                        "gitlab-runner*",
                        "tekton-pipelines",
                        "harbor",
                        "registry",
                        "docker-registry",
                        "zot",
                        "calico-system",
                        "tigera-operator",
                        "cilium*",
                        "kube-flannel",
                        "rook-ceph",
                        "longhorn-system",
                        "openebs",
                        "metallb-system",
                        "cert-manager",
                        "external-secrets",
                        "vault"),
                List.of(new LabelSelector(List.of(new LabelSelector.Requirement(
                        "assay.dev/critical", LabelSelector.Operator.IN, List.of("true"))))));

        public Critical {
            namespaces = List.copyOf(namespaces);
            labels = List.copyOf(labels);
        }

        /** Whether the namespace is on the list. */
        public boolean holds(NamespacePosture namespace) {
            return Wildcard.anyMatches(namespaces, namespace.namespace())
                    || labels.stream().anyMatch(selector -> selector.matches(namespace.labels()));
        }
    }
}

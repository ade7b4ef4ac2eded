package dev.assay.access;

import dev.assay.policy.PolicyEngine;
import java.util.Set;

/**
 * What somebody may see.
 *
 * @param everything the whole cluster, now and later
 * @param namespaces the namespaces that may be seen; says nothing if everything may be
 * @param policies the engines whose cluster-wide policies may be seen; says nothing if everything may be
 */
public record Sight(boolean everything, Set<String> namespaces, Set<PolicyEngine> policies) {

    /** All of the cluster. */
    public static final Sight EVERYTHING = new Sight(true, Set.of(), Set.of());

    /** Nothing of the cluster. */
    public static final Sight NOTHING = new Sight(false, Set.of(), Set.of());

    public Sight {
        namespaces = Set.copyOf(namespaces);
        policies = Set.copyOf(policies);
    }

    /** A part of the cluster. */
    public static Sight of(Set<String> namespaces, Set<PolicyEngine> policies) {
        return new Sight(false, namespaces, policies);
    }

    /** Whether a namespace may be seen. */
    public boolean sees(String namespace) {
        return everything || namespaces.contains(namespace);
    }

    /** Whether the cluster-wide policies of both engines may be seen. */
    public boolean seesPolicies() {
        return everything || policies.size() == PolicyEngine.values().length;
    }
}

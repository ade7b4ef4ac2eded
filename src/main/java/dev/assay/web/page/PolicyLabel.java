package dev.assay.web.page;

import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import java.util.List;
import java.util.Optional;

/**
 * How a policy is named.
 *
 * @param name with its namespace in front, if it has one
 * @param kind as Kubernetes writes it
 * @param href its page
 */
public record PolicyLabel(String name, String kind, String href) {

    /** Every kind there is. */
    public static final List<String> KINDS =
            List.of("ClusterPolicy", "Policy", "ImageValidatingPolicy", "NamespacedImageValidatingPolicy");

    public static PolicyLabel of(PolicyKey policy) {
        return new PolicyLabel(VisibleText.name(policy.name()), kindOf(policy), PageAddress.policy(policy));
    }

    /** The kind of a policy; only one that has a namespace has a slash in its name. */
    public static String kindOf(PolicyKey policy) {
        boolean namespaced = policy.name().indexOf('/') >= 0;
        return switch (policy.engine()) {
            case VERIFY_IMAGES -> namespaced ? "Policy" : "ClusterPolicy";
            case IMAGE_VALIDATING -> namespaced ? "NamespacedImageValidatingPolicy" : "ImageValidatingPolicy";
        };
    }

    /** What an address names; empty if there is no such kind of policy. */
    public static Optional<PolicyKey> keyOf(String kind, String name) {
        Optional<PolicyEngine> engine = switch (kind) {
            case "ClusterPolicy", "Policy" -> Optional.of(PolicyEngine.VERIFY_IMAGES);
            case "ImageValidatingPolicy", "NamespacedImageValidatingPolicy" ->
                Optional.of(PolicyEngine.IMAGE_VALIDATING);
            default -> Optional.empty();
        };
        return engine.map(found -> new PolicyKey(found, PolicyKey.ofPath(name)))
                .filter(key -> kindOf(key).equals(kind));
    }
}

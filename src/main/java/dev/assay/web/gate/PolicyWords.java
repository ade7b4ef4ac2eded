package dev.assay.web.gate;

import dev.assay.policy.PolicyKey;

/** What kind of object a policy is. */
final class PolicyWords {

    private PolicyWords() {}

    static String engine(PolicyKey policy) {
        boolean namespaced = policy.name().indexOf('/') >= 0;
        return switch (policy.engine()) {
            case VERIFY_IMAGES -> namespaced ? "Policy" : "ClusterPolicy";
            case IMAGE_VALIDATING -> namespaced ? "NamespacedImageValidatingPolicy" : "ImageValidatingPolicy";
        };
    }
}

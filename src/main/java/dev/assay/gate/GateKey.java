package dev.assay.gate;

import dev.assay.policy.PolicyKey;

/**
 * What is asked about: one policy in one namespace.
 *
 * @param policy which policy
 * @param namespace where it is to be enforced
 */
public record GateKey(PolicyKey policy, String namespace) implements Comparable<GateKey> {

    @Override
    public int compareTo(GateKey other) {
        int byPolicy = policy.compareTo(other.policy);
        return byPolicy != 0 ? byPolicy : namespace.compareTo(other.namespace);
    }
}

package dev.assay.policy;

import java.util.List;

/**
 * A policy that verifies images.
 *
 * @param key engine and name
 * @param namespace the only namespace it concerns; blank for all
 * @param uid of the policy object
 * @param generation of the policy's spec; evidence of another generation does not count
 * @param createdSecond {@code creationTimestamp}, in seconds since 1970; 0 if unknown
 * @param readiness whether Kyverno applies it
 * @param background whether background scans evaluate it
 * @param failurePolicy what admission does when the policy cannot be decided
 * @param enforcement where a failing image is refused already
 * @param rules those that verify images; none if the policy does other things only
 * @param spelling how all that is written
 */
public record ImagePolicy(
        PolicyKey key,
        String namespace,
        String uid,
        long generation,
        long createdSecond,
        Readiness readiness,
        boolean background,
        FailurePolicy failurePolicy,
        Enforcement enforcement,
        List<Rule> rules,
        PolicySpelling spelling) {

    public ImagePolicy {
        rules = List.copyOf(rules);
    }

    /** Whether it can concern anything in this namespace. */
    public boolean reaches(String otherNamespace) {
        return namespace.isEmpty() || namespace.equals(otherNamespace);
    }
}

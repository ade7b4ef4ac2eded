package dev.assay.verdict;

import dev.assay.policy.ImagePolicy;

/**
 * A policy, and since when it says what it says.
 *
 * @param policy the policy
 * @param firstVersion the resourceVersion with which its generation was first seen
 * @param sinceSecond when its generation began, in seconds since 1970, rounded up
 */
public record PolicyInForce(ImagePolicy policy, long firstVersion, long sinceSecond) {

    /** Whether a claim is about this generation of the policy. */
    boolean evaluatedBy(long version, long atSecond) {
        boolean byVersion = version > 0 && firstVersion > 0;
        return byVersion ? version >= firstVersion : atSecond >= sinceSecond;
    }
}

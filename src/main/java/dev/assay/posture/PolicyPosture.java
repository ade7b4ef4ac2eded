package dev.assay.posture;

import dev.assay.policy.ImagePolicy;

/**
 * A policy that verifies images, as it is in force.
 *
 * @param policy the policy
 * @param sinceSecond when its present form was first seen or created, in seconds since 1970
 */
public record PolicyPosture(ImagePolicy policy, long sinceSecond) {}

package dev.assay.posture;

import dev.assay.policy.PolicyKey;
import dev.assay.verdict.Judgement;

/**
 * What one policy says about one container's image.
 *
 * @param policy the policy
 * @param judgement its rules together
 */
public record PolicyVerdict(PolicyKey policy, Judgement judgement) {}

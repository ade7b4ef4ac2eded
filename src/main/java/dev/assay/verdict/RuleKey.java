package dev.assay.verdict;

import dev.assay.policy.PolicyKey;

/**
 * Which rule of which policy.
 *
 * @param policy the policy
 * @param rule the rule's name without the prefix that Kyverno adds for controllers
 */
public record RuleKey(PolicyKey policy, String rule) {}

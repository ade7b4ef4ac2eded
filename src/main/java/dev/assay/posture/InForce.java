package dev.assay.posture;

import dev.assay.policy.WebhookScope;
import dev.assay.verdict.PolicyInForce;
import java.util.List;

/**
 * What places are judged by.
 *
 * @param policies those that verify images
 * @param scope what admission looks at
 */
record InForce(List<PolicyInForce> policies, WebhookScope scope) {}

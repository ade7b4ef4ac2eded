package dev.assay.gate;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ImageSelection;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.PolicySpelling;
import dev.assay.policy.Readiness;
import dev.assay.policy.ResourceFilter;
import dev.assay.policy.ResourceFilters;
import dev.assay.policy.Rule;
import dev.assay.report.Reports;
import dev.assay.workload.ContainerKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The policy of the modelled cluster.
 *
 * @param version of its object
 * @param generation of its spec
 * @param since when it got this generation
 * @param key by which images must be signed
 * @param readiness whether Kyverno applies it
 * @param failure what it does with errors
 */
record ModelPolicy(long version, long generation, Instant since, int key, Readiness readiness, FailurePolicy failure) {

    static final PolicyKey KEY = new PolicyKey(PolicyEngine.VERIFY_IMAGES, Reports.POLICY);
    static final String UID = "policy-uid";

    ObjectRef object() {
        return new ObjectRef(Kind.CLUSTER_POLICY, "", Reports.POLICY, UID, version);
    }

    ImagePolicy content() {
        ResourceFilter pods = new ResourceFilter(true, List.of(), List.of(), null, false);
        Rule rule = new Rule(
                Reports.RULE,
                new ResourceFilters(false, List.of(pods)),
                ResourceFilters.NONE,
                List.of(new ImageSelection(List.of("*"), List.of(), false)),
                Set.of(ContainerKind.values()));
        return new ImagePolicy(
                KEY,
                "",
                UID,
                generation,
                1_000,
                readiness,
                true,
                failure,
                new Enforcement(EnforcementMode.AUDIT, List.of()),
                List.of(rule),
                PolicySpelling.UNKNOWN);
    }
}

package dev.assay.observation;

import java.util.Optional;

/** The kinds of object that Assay reads, and what it needs them for. */
public enum Kind {
    POD("pods", Need.RUNS),
    NAMESPACE("namespaces", Need.CONTEXT),
    REPLICA_SET("replicasets.apps", Need.CONTEXT),
    DEPLOYMENT("deployments.apps", Need.CONTEXT),
    STATEFUL_SET("statefulsets.apps", Need.CONTEXT),
    DAEMON_SET("daemonsets.apps", Need.CONTEXT),
    JOB("jobs.batch", Need.CONTEXT),
    CRON_JOB("cronjobs.batch", Need.CONTEXT),
    CLUSTER_POLICY("clusterpolicies.kyverno.io", Need.POLICY),
    POLICY("policies.kyverno.io", Need.POLICY),
    IMAGE_VALIDATING_POLICY("imagevalidatingpolicies.policies.kyverno.io", Need.POLICY),
    NAMESPACED_IMAGE_VALIDATING_POLICY("namespacedimagevalidatingpolicies.policies.kyverno.io", Need.POLICY),
    POLICY_EXCEPTION("policyexceptions.kyverno.io", Need.CONTEXT),
    CEL_POLICY_EXCEPTION("policyexceptions.policies.kyverno.io", Need.CONTEXT),
    EPHEMERAL_REPORT("ephemeralreports.reports.kyverno.io", Need.REPORT),
    CLUSTER_EPHEMERAL_REPORT("clusterephemeralreports.reports.kyverno.io", Need.EXTRA),
    POLICY_REPORT("policyreports.wgpolicyk8s.io", Need.REPORT),
    CLUSTER_POLICY_REPORT("clusterpolicyreports.wgpolicyk8s.io", Need.EXTRA),
    OPEN_REPORT("reports.openreports.io", Need.REPORT),
    CLUSTER_OPEN_REPORT("clusterreports.openreports.io", Need.EXTRA),
    EVENT("events", Need.EXTRA),
    /** One ConfigMap: Kyverno's settings. */
    KYVERNO_CONFIG("configmaps", Need.EXTRA),
    /** Questions to Assay itself. They say nothing of images. */
    ENFORCEMENT_GATE("enforcementgates.assay.dev", Need.EXTRA);

    private final String resource;
    private final Need need;

    Kind(String resource, Need need) {
        this.resource = resource;
        this.need = need;
    }

    /** The resource as {@code plural.group}, as kubectl takes it. */
    public String resource() {
        return resource;
    }

    /** What the kind is needed for. */
    public Need need() {
        return need;
    }

    /** The kind of this resource; empty if Assay does not read it. */
    public static Optional<Kind> ofResource(String resource) {
        for (Kind kind : values()) {
            if (kind.resource.equals(resource)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** What a kind is needed for before any number may be shown. */
    public enum Need {
        /** Without it nobody knows what runs. */
        RUNS,
        /** At least one kind of policy must be readable. */
        POLICY,
        /** At least one kind of report must be readable. */
        REPORT,
        /** Wanted, and waited for where the cluster has it. */
        CONTEXT,
        /** Adds detail; nothing waits for it. */
        EXTRA
    }
}

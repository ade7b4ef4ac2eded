package dev.assay.workload;

/** What can own pods, and a pod itself. */
public enum WorkloadKind {
    DEPLOYMENT("Deployment"),
    STATEFUL_SET("StatefulSet"),
    DAEMON_SET("DaemonSet"),
    REPLICA_SET("ReplicaSet"),
    JOB("Job"),
    CRON_JOB("CronJob"),
    POD("Pod"),
    OTHER("Other");

    private final String label;

    WorkloadKind(String label) {
        this.label = label;
    }

    /** The kind as Kubernetes writes it. */
    public String label() {
        return label;
    }

    /** The kind that Kubernetes writes like this, {@link #OTHER} for any that Assay does not watch. */
    public static WorkloadKind of(String text) {
        for (WorkloadKind kind : values()) {
            if (kind.label.equals(text)) {
                return kind;
            }
        }
        return OTHER;
    }
}

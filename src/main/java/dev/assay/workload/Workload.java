package dev.assay.workload;

/**
 * The owner a person would name: a Deployment rather than its ReplicaSet, a CronJob rather than its Job.
 *
 * @param kind as Kubernetes writes it, also for kinds that Assay does not watch
 * @param name unique per kind within its namespace
 */
public record Workload(String kind, String name) {}

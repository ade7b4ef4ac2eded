package dev.assay.workload;

/**
 * The controlling owner in an object's {@code ownerReferences}.
 *
 * @param kind as Kubernetes writes it
 * @param name the owner's name
 * @param uid the owner's uid
 */
public record Owner(String kind, String name, String uid) {}

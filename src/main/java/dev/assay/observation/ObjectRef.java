package dev.assay.observation;

/**
 * Which object, in which version.
 *
 * @param kind its kind
 * @param namespace blank for cluster-wide objects
 * @param name unique per kind and namespace at one moment; it may be used again later
 * @param uid never used again; blank if the object does not have one
 * @param resourceVersion grows with each change; 0 if it is not a number
 */
public record ObjectRef(Kind kind, String namespace, String name, String uid, long resourceVersion) {}

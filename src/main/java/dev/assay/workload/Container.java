package dev.assay.workload;

/**
 * One container of a pod or of a template.
 *
 * @param kind the list it stands in
 * @param name unique within its pod
 * @param image canonical, see {@link ImageReference}
 */
public record Container(ContainerKind kind, String name, String image) {}

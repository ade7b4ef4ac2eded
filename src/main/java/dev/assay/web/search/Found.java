package dev.assay.web.search;

/**
 * One name that was found.
 *
 * @param kind of a workload or a policy; empty for anything else
 * @param namespace of a workload; empty for anything else
 */
record Found(String name, String kind, String namespace) {}

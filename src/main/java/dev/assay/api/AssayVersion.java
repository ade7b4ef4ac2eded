package dev.assay.api;

/**
 * Which Assay this is.
 *
 * @param text as the build named it
 */
record AssayVersion(String text) {}

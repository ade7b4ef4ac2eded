/** The manifests in {@code kubernetes/}, tested as files. What needs a tool to be seen is tested by {@code mise run check}. */
@NullMarked
package dev.assay.manifests;

import org.jspecify.annotations.NullMarked;

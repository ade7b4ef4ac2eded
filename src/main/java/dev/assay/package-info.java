/** Assay: which running images hold up against the image policies of a cluster, and the wiring of its parts. */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;

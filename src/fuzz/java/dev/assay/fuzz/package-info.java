/** Runs the fuzz targets one after the other, and what they share. */
@NullMarked
package dev.assay.fuzz;

import org.jspecify.annotations.NullMarked;

/** Measures what the product promises about speed and memory. Not part of the jar. */
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;

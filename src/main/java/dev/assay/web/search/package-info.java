/** Finds what has a name. */
@NullMarked
package dev.assay.web.search;

import org.jspecify.annotations.NullMarked;

/** The first page: the whole cluster. */
@NullMarked
package dev.assay.web.overview;

import org.jspecify.annotations.NullMarked;

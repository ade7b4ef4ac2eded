/** Tells open pages that there is something new. */
@NullMarked
package dev.assay.web.live;

import org.jspecify.annotations.NullMarked;

/** All images of the cluster as one list. */
@NullMarked
package dev.assay.web.images;

import org.jspecify.annotations.NullMarked;

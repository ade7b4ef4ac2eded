/** One namespace and its images. */
@NullMarked
package dev.assay.web.namespace;

import org.jspecify.annotations.NullMarked;

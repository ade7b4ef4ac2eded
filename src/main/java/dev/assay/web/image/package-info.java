/** One image: every place it runs at, what each policy says of it, what really runs, and how that came about. */
@NullMarked
package dev.assay.web.image;

import org.jspecify.annotations.NullMarked;

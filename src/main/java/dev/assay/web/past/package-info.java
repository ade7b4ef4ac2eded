/** What was: asks the history without letting a page wait for it, and shows trends and changes. */
@NullMarked
package dev.assay.web.past;

import org.jspecify.annotations.NullMarked;

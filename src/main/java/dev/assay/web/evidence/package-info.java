/** What was decided and on what it rests, as one page to print and to keep. */
@NullMarked
package dev.assay.web.evidence;

import org.jspecify.annotations.NullMarked;

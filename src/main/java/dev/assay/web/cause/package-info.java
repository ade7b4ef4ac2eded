/** What a cause means in plain words, and what to do about it. */
@NullMarked
package dev.assay.web.cause;

import org.jspecify.annotations.NullMarked;

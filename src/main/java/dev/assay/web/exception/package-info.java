/** The exceptions: what they let in, how long for, and drafts of small ones. */
@NullMarked
package dev.assay.web.exception;

import org.jspecify.annotations.NullMarked;

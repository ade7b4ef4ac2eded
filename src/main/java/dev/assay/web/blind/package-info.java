/** What Assay cannot see, and why. */
@NullMarked
package dev.assay.web.blind;

import org.jspecify.annotations.NullMarked;

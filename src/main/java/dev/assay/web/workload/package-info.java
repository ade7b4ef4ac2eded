/** One workload: its containers, its pods, and what one could roll back to. */
@NullMarked
package dev.assay.web.workload;

import org.jspecify.annotations.NullMarked;

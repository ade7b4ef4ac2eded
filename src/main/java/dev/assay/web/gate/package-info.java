/** May a policy be enforced: all gates, one policy's, and one in one namespace. */
@NullMarked
package dev.assay.web.gate;

import org.jspecify.annotations.NullMarked;

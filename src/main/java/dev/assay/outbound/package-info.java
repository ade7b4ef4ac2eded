/** What holds wherever Assay asks or tells somebody else: where it may go, and what of an answer may be repeated. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.assay.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

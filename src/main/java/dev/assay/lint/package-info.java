/** What in a policy that verifies images its author may not have meant. */
@ApplicationModule(allowedDependencies = {"policy", "signer", "workload"})
@NullMarked
package dev.assay.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** What must hold for an image: policies, their rules, exceptions, and how strictly each is enforced. */
@ApplicationModule(allowedDependencies = {"workload", "signer"})
@NullMarked
package dev.assay.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

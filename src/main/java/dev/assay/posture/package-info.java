/** The current state of the cluster, indexed by namespace, image and workload. */
@ApplicationModule(allowedDependencies = {"report", "workload", "policy", "observation", "verdict"})
@NullMarked
package dev.assay.posture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

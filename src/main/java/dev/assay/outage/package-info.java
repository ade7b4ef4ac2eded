/** Tells one trouble of a registry, of Kyverno or of a policy from many images that are not as they should be. */
@ApplicationModule(allowedDependencies = {"workload", "verdict", "posture"})
@NullMarked
package dev.assay.outage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Who asks, and what of the cluster they may see. Fails closed. */
@ApplicationModule(allowedDependencies = {"policy", "observation", "posture", "outage", "gate"})
@NullMarked
package dev.assay.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

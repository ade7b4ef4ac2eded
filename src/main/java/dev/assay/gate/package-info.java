/** Go or no-go: whether a policy may be enforced in a namespace, with reasons. Fails closed. */
@ApplicationModule(allowedDependencies = {"workload", "policy", "observation", "verdict", "posture"})
@NullMarked
package dev.assay.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

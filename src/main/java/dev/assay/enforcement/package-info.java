/** The custom resource EnforcementGate: what it asks, and what its status says. Knows no Kubernetes. */
@ApplicationModule(allowedDependencies = {"workload", "policy", "verdict", "gate"})
@NullMarked
package dev.assay.enforcement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

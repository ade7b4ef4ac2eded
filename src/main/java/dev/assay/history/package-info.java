/** What changed and since when; survives restarts. */
@ApplicationModule(allowedDependencies = {"report", "workload", "policy", "observation", "verdict", "posture", "gate"})
@NullMarked
package dev.assay.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

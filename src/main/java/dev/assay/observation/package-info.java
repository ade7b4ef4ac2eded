/** What the cluster told us, as one stream of changes. */
@ApplicationModule(allowedDependencies = {"report", "workload", "policy"})
@NullMarked
package dev.assay.observation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

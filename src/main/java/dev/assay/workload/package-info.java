/** What runs in the cluster and what could run: pods, their containers, the templates they come from, and their images. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.assay.workload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

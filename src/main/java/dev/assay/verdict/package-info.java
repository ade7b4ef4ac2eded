/** Decides one image's verdict from all evidence about it. */
@ApplicationModule(allowedDependencies = {"report", "workload", "policy", "observation"})
@NullMarked
package dev.assay.verdict;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The posture as pages, for people. */
@ApplicationModule(
        allowedDependencies = {"report", "workload", "policy", "observation", "verdict", "posture", "history"})
@NullMarked
package dev.assay.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

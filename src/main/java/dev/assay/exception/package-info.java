/** What exceptions let in, how long for, and how to write one that lets in as little as can be. */
@ApplicationModule(allowedDependencies = {"workload", "policy", "verdict", "posture"})
@NullMarked
package dev.assay.exception;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

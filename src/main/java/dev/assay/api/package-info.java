/** The posture as JSON and CSV, for programs. */
@ApplicationModule(
        allowedDependencies = {
            "report",
            "workload",
            "policy",
            "observation",
            "verdict",
            "posture",
            "gate",
            "access",
            "history"
        })
@NullMarked
package dev.assay.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The posture as Prometheus meters. */
@ApplicationModule(
        allowedDependencies = {
            "report",
            "workload",
            "policy",
            "observation",
            "verdict",
            "posture",
            "gate",
            "history",
            "enforcement"
        })
@NullMarked
package dev.assay.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

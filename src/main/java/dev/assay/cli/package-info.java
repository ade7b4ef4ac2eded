/** The commands a person types: serve, replay, record, gate and status. */
@ApplicationModule(
        allowedDependencies = {
            "report",
            "workload",
            "policy",
            "observation",
            "verdict",
            "posture",
            "gate",
            "cluster",
            "api"
        })
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The posture as pages, for people. */
@ApplicationModule(
        allowedDependencies = {
            "report",
            "workload",
            "policy",
            "observation",
            "verdict",
            "posture",
            "outage",
            "gate",
            "history",
            "api"
        })
@NullMarked
package dev.assay.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

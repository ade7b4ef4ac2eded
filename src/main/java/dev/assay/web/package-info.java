/** The posture as pages, for people. */
@ApplicationModule(
        allowedDependencies = {
            "report",
            "workload",
            "signer",
            "policy",
            "lint",
            "exception",
            "observation",
            "verdict",
            "posture",
            "outage",
            "gate",
            "access",
            "history",
            "api"
        })
@NullMarked
package dev.assay.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

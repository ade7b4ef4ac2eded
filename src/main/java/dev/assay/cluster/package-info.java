/** Talks to Kubernetes, or replays a recording of it, and turns what it hears into observations. */
@ApplicationModule(
        allowedDependencies = {
            "report",
            "workload",
            "signer",
            "policy",
            "observation",
            "gate",
            "access",
            "outbound",
            "enforcement"
        })
@NullMarked
package dev.assay.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

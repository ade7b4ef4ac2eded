package dev.assay.cluster;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether Assay writes the status of EnforcementGates; changed by who runs it outside of the cluster that it watches.
 *
 * @param enabled without it Assay writes in a pod with a service account, and never where a kubeconfig leads it
 * @param leaseNamespace where the Lease is by which one replica writes; the pod's own by default, and outside of a pod there
 *     is none, so that nothing else may write there
 */
@ConfigurationProperties("assay.gate.resources")
record GateResourceProperties(
        @Nullable Boolean enabled, @Nullable String leaseNamespace) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    GateResourceProperties {
        if (leaseNamespace != null && !LABEL.matcher(leaseNamespace).matches()) {
            throw new IllegalArgumentException(
                    "assay.gate.resources.lease-namespace is '" + leaseNamespace + "', which names no namespace");
        }
    }

    /** Where the Lease is; empty if there is to be none. */
    Optional<String> leaseNamespace(Optional<String> podNamespace) {
        return leaseNamespace == null ? podNamespace : Optional.of(leaseNamespace);
    }

    /** Whether to write, without being told so only as a pod of the cluster itself. */
    boolean writes(boolean pod) {
        return enabled == null ? pod : enabled;
    }
}

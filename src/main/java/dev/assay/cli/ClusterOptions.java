package dev.assay.cli;

import dev.assay.cluster.ClusterAccess;
import dev.assay.cluster.KyvernoConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster is meant. */
final class ClusterOptions {

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "The cluster of this kubeconfig (default: $KUBECONFIG, else the pod's service account).")
    private @Nullable Path kubeconfig;

    @Option(names = "--context", paramLabel = "NAME", description = "Use this context of the kubeconfig.")
    private @Nullable String context;

    @Option(
            names = "--kyverno-config",
            paramLabel = "NAMESPACE/NAME",
            converter = KyvernoConfigConverter.class,
            description = "Where Kyverno's ConfigMap is (default: ${DEFAULT-VALUE}).")
    private KyvernoConfig kyverno = KyvernoConfig.DEFAULT;

    /** Whether a cluster was named. */
    boolean given() {
        return kubeconfig != null || context != null;
    }

    /** How to reach it; empty if nothing says which. What is named and cannot be used is a {@link Failure}. */
    Optional<ClusterAccess> access() {
        return ClusterChoice.of(kubeconfig, context, kyverno);
    }
}

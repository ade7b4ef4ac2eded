package dev.assay.cli;

import dev.assay.cluster.ClusterAccess;
import dev.assay.cluster.KyvernoConfig;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the cluster that is meant: the one named, else that of KUBECONFIG, else the one that Assay runs in. */
final class ClusterChoice {

    private ClusterChoice() {}

    /** How to reach it; empty if nothing says which. What is named and cannot be used is a {@link Failure}. */
    static Optional<ClusterAccess> of(@Nullable Path kubeconfig, @Nullable String context, KyvernoConfig kyverno) {
        Path file = kubeconfig == null ? fromEnvironment(System.getenv("KUBECONFIG")) : kubeconfig;
        if (file == null) {
            if (context != null) {
                throw new Failure("--context '" + context + "' needs a kubeconfig; give it with --kubeconfig FILE");
            }
            return ClusterAccess.insideCluster()
                    ? Optional.of(new ClusterAccess(null, null, kyverno))
                    : Optional.empty();
        }
        if (!Files.isReadable(file)) {
            throw new Failure("cannot read the kubeconfig '" + file + "'");
        }
        ClusterAccess access = new ClusterAccess(file, context, kyverno);
        try {
            access.check();
        } catch (IOException e) {
            throw new Failure("cannot use the kubeconfig '" + file + "': " + e.getMessage());
        }
        return Optional.of(access);
    }

    /** KUBECONFIG may list several files; the first one that is there counts. */
    private static @Nullable Path fromEnvironment(@Nullable String variable) {
        if (variable == null || variable.isBlank()) {
            return null;
        }
        String[] files = variable.split(File.pathSeparator, -1);
        for (String file : files) {
            if (!file.isBlank() && Files.isReadable(Path.of(file))) {
                return Path.of(file);
            }
        }
        return Path.of(files[0]);
    }
}

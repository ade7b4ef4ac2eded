package dev.assay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cluster that does not answer. */
final class NoCluster {

    private NoCluster() {}

    /** Writes into the folder how to reach it. */
    static Path kubeconfig(Path folder) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: nowhere
                contexts: [{name: nowhere, context: {cluster: nowhere, user: nobody}}]
                clusters: [{name: nowhere, cluster: {server: "https://127.0.0.1:1"}}]
                users: [{name: nobody, user: {token: none}}]
                """);
    }
}

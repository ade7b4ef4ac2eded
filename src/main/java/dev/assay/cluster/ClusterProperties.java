package dev.assay.cluster;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where to read the cluster from.
 *
 * @param recording a recording to play instead of watching a cluster, as a Spring resource location
 * @param speed how many seconds of the recording pass in one second
 * @param past how much of the recording's beginning is played at once
 * @param live whether to watch a cluster
 * @param kubeconfig the file that says where the cluster is; without it the pod's own service account does
 * @param context of the kubeconfig; without it the one that the file calls current
 * @param kyvernoConfig where Kyverno's ConfigMap is, as {@code namespace/name}
 */
@ConfigurationProperties("assay.cluster")
record ClusterProperties(
        @Nullable String recording,
        @DefaultValue("10") double speed,
        @DefaultValue("0s") Duration past,
        @DefaultValue("false") boolean live,
        @Nullable Path kubeconfig,
        @Nullable String context,
        @DefaultValue("kyverno/kyverno") String kyvernoConfig) {

    ClusterProperties {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("assay.cluster.speed is '" + speed + "' and must be above 0");
        }
        if (live && recording != null) {
            throw new IllegalArgumentException(
                    "assay.cluster.live and assay.cluster.recording exclude each other: set one of them");
        }
        if (context != null && kubeconfig == null) {
            throw new IllegalArgumentException(
                    "assay.cluster.context is '" + context + "' and needs an assay.cluster.kubeconfig");
        }
        KyvernoConfig.of(kyvernoConfig);
    }
}

package dev.assay.cluster;

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
 */
@ConfigurationProperties("assay.cluster")
record ClusterProperties(
        @Nullable String recording,
        @DefaultValue("10") double speed,
        @DefaultValue("0s") Duration past) {

    ClusterProperties {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("assay.cluster.speed is '" + speed + "' and must be above 0");
        }
    }
}

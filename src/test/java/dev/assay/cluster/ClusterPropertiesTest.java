package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ClusterPropertiesTest {

    @Test
    void withoutSettingsNothingIsRead() {
        ClusterProperties properties = bind(Map.of());

        assertThat(properties)
                .isEqualTo(new ClusterProperties(null, 10, Duration.ZERO, false, null, null, "kyverno/kyverno"));
    }

    @ParameterizedTest
    @CsvSource({
        "assay.cluster.speed, 0, must be above 0",
        "assay.cluster.context, prod, needs an assay.cluster.kubeconfig"
    })
    void aSettingThatMeansNothingIsRejected(String name, String value, String reason) {
        assertThatThrownBy(() -> bind(Map.of(name, value))).rootCause().hasMessageContaining(reason);
    }

    @Test
    void aClusterAndARecordingExcludeEachOther() {
        assertThatThrownBy(() -> bind(Map.of("assay.cluster.live", "true", "assay.cluster.recording", "x.jsonl")))
                .rootCause()
                .hasMessageContaining("exclude each other");
    }

    private static ClusterProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("assay.cluster", ClusterProperties.class);
    }
}

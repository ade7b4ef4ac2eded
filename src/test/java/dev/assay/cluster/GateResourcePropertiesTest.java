package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GateResourcePropertiesTest {

    @Test
    void unaskedOnlyAPodWrites() {
        GateResourceProperties properties = bind(Map.of());

        assertThat(properties.writes(true)).isTrue();
        assertThat(properties.writes(false)).isFalse();
        assertThat(properties.leaseNamespace(Optional.of("assay"))).contains("assay");
        assertThat(properties.leaseNamespace(Optional.empty())).isEmpty();
    }

    @Test
    void whatIsSetCounts() {
        assertThat(bind(Map.of("assay.gate.resources.enabled", "true")).writes(false))
                .isTrue();
        assertThat(bind(Map.of("assay.gate.resources.enabled", "false")).writes(true))
                .isFalse();
        assertThat(bind(Map.of("assay.gate.resources.lease-namespace", "ops")).leaseNamespace(Optional.of("assay")))
                .contains("ops");
    }

    @Test
    void aNamespaceThatCannotBeIsRejected() {
        assertThatThrownBy(() -> bind(Map.of("assay.gate.resources.lease-namespace", "a/b")))
                .rootCause()
                .hasMessageContaining("'a/b', which names no namespace");
    }

    private static GateResourceProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("assay.gate.resources", GateResourceProperties.class);
    }
}

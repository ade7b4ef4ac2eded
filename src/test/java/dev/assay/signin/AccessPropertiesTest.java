package dev.assay.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AccessPropertiesTest {

    @Test
    void withoutSettingsNobodySignsInAndAPersonHasTwentyRequestsASecond() {
        AccessProperties access = bind(Map.of());

        assertThat(access.signIn()).isFalse();
        assertThat(access.anonymousRead()).isFalse();
        assertThat(access.audiences()).containsExactly("assay");
        assertThat(access.idle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(access.longest()).isEqualTo(Duration.ofHours(8));
        assertThat(access.resource()).isEqualTo("policyreports.wgpolicyk8s.io");
        assertThat(access.requestsPerMinute()).isEqualTo(1_200);
    }

    @ParameterizedTest
    @CsvSource({
        "requests-per-minute, 0, must be from 1 to 1000000",
        "requests-per-minute, 1000001, must be from 1 to 1000000",
        "idle, 0s, must be above 0",
        "resource, pods, not a resource with its group"
    })
    void whatCannotBeIsRefused(String name, String value, String rule) {
        assertThatThrownBy(() -> bind(Map.of("assay.access." + name, value)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining(rule);
    }

    private static AccessProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("assay.access", AccessProperties.class);
    }
}

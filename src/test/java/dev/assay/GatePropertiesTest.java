package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.gate.GateSettings;
import dev.assay.policy.LabelSelector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GatePropertiesTest {

    @Test
    void withoutSettingsGatesSuitHourlyScans() {
        GateSettings settings = bind(Map.of()).settings();

        assertThat(settings.soak()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.evidenceAge()).isEqualTo(Duration.ofHours(3));
        assertThat(settings.allowExcepted()).isTrue();
        assertThat(settings.scope()).isEmpty();
        assertThat(settings.critical().namespaces()).contains("kube-system", "kyverno", "flux-system", "argocd");
        assertThat(settings.critical().labels())
                .containsExactly(selector(new LabelSelector.Requirement(
                        "assay.dev/critical", LabelSelector.Operator.IN, List.of("true"))));
    }

    /** {@code assay gate --recording} has no settings: its answer must be that of a server that has none either. */
    @Test
    void withoutSettingsEveryDoorIsAsStrict() {
        assertThat(bind(Map.of()).settings()).isEqualTo(GateSettings.DEFAULT);
    }

    @Test
    void theDeadlockListCanBeReplaced() {
        GateSettings settings = bind(Map.of(
                        "assay.gate.deadlock.namespaces", "ci-*,registry", "assay.gate.deadlock.labels", "critical"))
                .settings();

        assertThat(settings.critical().namespaces()).containsExactly("ci-*", "registry");
        assertThat(settings.critical().labels())
                .containsExactly(
                        selector(new LabelSelector.Requirement("critical", LabelSelector.Operator.EXISTS, List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "assay.gate.soak, -1s, A soak of 'PT-1S' is negative",
        "assay.gate.evidence-age, 0s, An evidence age of 'PT0S' accepts nothing",
        "assay.gate.deadlock.labels, =true, which is neither 'key' nor 'key=value'"
    })
    void aSettingThatMeansNothingIsRejected(String name, String value, String reason) {
        GateProperties properties = bind(Map.of(name, value));

        assertThatThrownBy(properties::settings).hasMessageContaining(reason);
    }

    private static LabelSelector selector(LabelSelector.Requirement requirement) {
        return new LabelSelector(List.of(requirement));
    }

    private static GateProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("assay.gate", GateProperties.class);
    }
}

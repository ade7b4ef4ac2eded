package dev.assay;

import dev.assay.gate.GateSettings;
import dev.assay.policy.LabelSelector;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict gates are; changed by who decides when a cluster may enforce.
 *
 * @param soak how long all conditions must hold; twice Kyverno's scan interval by default
 * @param evidenceAge how old the evidence of a verdict may be
 * @param allowExcepted whether an image may come in by an exception
 * @param scope namespaces, with wildcards, that the gate of a whole policy asks; all by default
 * @param deadlock what the cluster needs to repair itself
 */
@ConfigurationProperties("assay.gate")
record GateProperties(
        @DefaultValue("2h") Duration soak,
        @DefaultValue("3h") Duration evidenceAge,
        @DefaultValue("true") boolean allowExcepted,
        @DefaultValue({}) List<String> scope,
        @DefaultValue Deadlock deadlock) {

    /**
     * The deadlock list.
     *
     * @param namespaces with wildcards; replaces the default list
     * @param labels of namespaces, like {@code assay.dev/critical=true}, or {@code key} alone for any value
     */
    record Deadlock(
            @Nullable List<String> namespaces,
            @DefaultValue("assay.dev/critical=true") List<String> labels) {}

    GateSettings settings() {
        List<String> namespaces =
                deadlock.namespaces == null ? GateSettings.Critical.DEFAULT.namespaces() : deadlock.namespaces;
        List<LabelSelector> selectors =
                deadlock.labels.stream().map(GateProperties::selector).toList();
        return new GateSettings(
                soak, evidenceAge, allowExcepted, scope, new GateSettings.Critical(namespaces, selectors));
    }

    private static LabelSelector selector(String text) {
        int equals = text.indexOf('=');
        String key = equals < 0 ? text : text.substring(0, equals);
        if (key.isBlank()) {
            throw new IllegalArgumentException(
                    "assay.gate.deadlock.labels has '" + text + "', which is neither 'key' nor 'key=value'");
        }
        LabelSelector.Requirement requirement = equals < 0
                ? new LabelSelector.Requirement(key, LabelSelector.Operator.EXISTS, List.of())
                : new LabelSelector.Requirement(key, LabelSelector.Operator.IN, List.of(text.substring(equals + 1)));
        return new LabelSelector(List.of(requirement));
    }
}

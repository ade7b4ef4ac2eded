package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Observation;
import dev.assay.policy.ExceptionSpelling;
import dev.assay.policy.Match;
import dev.assay.policy.PolicyException;
import dev.assay.policy.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionProjectionTest {

    private static final String CREATED = "\"creationTimestamp\": \"2026-11-24T03:00:00Z\"";

    @ParameterizedTest
    @CsvSource({
        "72h, , 2026-11-27T03:00:00Z",
        "7d, , 2026-12-01T03:00:00Z",
        "2026-12-24, , 2026-12-24T00:00:00Z",
        "2026-12-24T080000Z, , 2026-12-24T08:00:00Z",
        "soon, , ",
        "'', , ",
        "'', 2026-12-01T00:00:00Z, 2026-12-01T00:00:00Z",
        "72h, 2026-12-01T00:00:00Z, 2026-11-27T03:00:00Z",
        "7d, 2026-11-25T00:00:00Z, 2026-11-25T00:00:00Z",
        "'', tomorrow, "
    })
    void itEndsAtWhicheverComesFirst(String label, @Nullable String expiresAt, @Nullable Instant ends) {
        String field = expiresAt == null ? "" : ", \"expiresAt\": \"" + expiresAt + "\"";
        PolicyException exception =
                exception("policyexceptions.policies.kyverno.io", """
                {"metadata": {"name": "e", "namespace": "legacy", %s, "labels": {"cleanup.kyverno.io/ttl": "%s"}},
                 "spec": {"policyRefs": [{"kind": "ImageValidatingPolicy", "name": "verify"}]%s}}""".formatted(CREATED, label, field));

        assertThat(exception.expiresSecond()).isEqualTo(ends == null ? PolicyException.NEVER : ends.getEpochSecond());
    }

    @Test
    void whatItLetsInIsRead() {
        ExceptionSpelling spelling =
                exception("policyexceptions.kyverno.io", """
                {"metadata": {"name": "e", "namespace": "legacy", "annotations": {"reason": "because"}},
                 "spec": {"exceptions": [{"policyName": "verify", "ruleNames": ["r", 5, "autogen-r"]}],
                          "match": {"any": [{"resources": {"kinds": ["Pod"], "namespaces": ["legacy"], "names": ["crm*"]}}]},
                          "conditions": {"any": [{"key": "k", "operator": "Equals", "value": "v"}]},
                          "background": false}}""").spelling();

        assertThat(spelling.exemptions())
                .containsExactly(new ExceptionSpelling.Exemption("verify", List.of("r", "autogen-r")));
        assertThat(spelling.match().matches(new Target("legacy", Map.of(), "crm-1")))
                .isEqualTo(Match.YES);
        assertThat(spelling.match().matches(new Target("shop", Map.of(), "crm-1")))
                .isEqualTo(Match.NO);
        assertThat(spelling.conditions()).containsExactly("k Equals", "at admission only, not in background scans");
        assertThat(spelling.reason()).isEqualTo("because");
    }

    private static PolicyException exception(String resource, String object) {
        return Replayed.of(Replayed.line(resource, "ADDED", Replayed.json(object)))
                .all(Observation.ExceptionSeen.class)
                .getFirst()
                .exception();
    }
}

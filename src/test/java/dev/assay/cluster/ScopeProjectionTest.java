package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Observation;
import dev.assay.policy.WebhookScope;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class ScopeProjectionTest {

    /** As the chart 3.9.0 writes it, shortened. */
    @Test
    void theConfigMapOfTheChartIsRead() {
        WebhookScope scope = scope("""
                {"excludeGroups": "system:nodes",
                 "resourceFilters": "[Event,*,*] [*/*,kube-system,*] [*/*,kube-public,*] [Node,*,*] [Node/?*,*,*] [Pod/binding,*,*] [ReplicaSet,*,*] [Pod,kyverno,kyverno-admission-controller-*]",
                 "webhooks": "{\\"namespaceSelector\\":{\\"matchExpressions\\":[{\\"key\\":\\"kubernetes.io/metadata.name\\",\\"operator\\":\\"NotIn\\",\\"values\\":[\\"kube-system\\",\\"kyverno\\"]}]}}"}""");

        assertThat(scope.leavesOut("shop", Map.of("kubernetes.io/metadata.name", "shop"), null))
                .isEmpty();
        assertThat(scope.leavesOut("kyverno", Map.of("kubernetes.io/metadata.name", "kyverno"), null))
                .hasValue("Admission never sees it: Kyverno's webhooks leave out namespace 'kyverno'.");
        assertThat(scope.leavesOut("kube-public", Map.of("kubernetes.io/metadata.name", "kube-public"), null))
                .hasValue("Admission never sees it: Kyverno's resourceFilters leave out namespace 'kube-public'.");
        assertThat(scope.leavesOutStaticPods()).isPresent();
    }

    /** The first part of a filter, and what it means for the pod {@code web}, and for all of its namespace. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            Pod,            true,  false
            *,              true,  true
            */*,            true,  true
            Pod/*,          true,  false
            Pod/status,     false, false
            Pod/?*,         false, false
            v1/Pod,         true,  false
            v1beta1/Pod,    false, false
            v1/Pod/status,  false, false
            apps/v1/Pod,    false, false
            */*/*,          true,  true
            */*/*/*,        true,  true
            */*/*/*/*,      false, false
            Deployment,     false, false
            '',             false, false
            """)
    void theKindsOfAFilterAreRead(String kind, boolean leavesOutPod, boolean leavesOutAll) {
        WebhookScope scope = scope("{\"resourceFilters\": \"[%s,shop,*]\"}".formatted(kind));

        assertThat(scope.leavesOut("shop", Map.of(), "web").isPresent()).isEqualTo(leavesOutPod);
        assertThat(scope.leavesOut("shop", Map.of(), null).isPresent()).isEqualTo(leavesOutAll);
        assertThat(scope.leavesOut("pay", Map.of(), "web")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [Pod,shop
            Pod,shop,*
            [Pod]
            [Pod,shop,*,*]
            []
            [[[]]]
            """)
    void aFilterOfAnotherFormLeavesOutNothing(String filters) {
        assertThat(scope("{\"resourceFilters\": \"%s\"}".formatted(filters)).filters())
                .isEmpty();
    }

    @Test
    void theListOfWebhooksOfOlderVersionsIsRead() {
        WebhookScope scope = scope("""
                {"webhooks": "[{\\"namespaceSelector\\":{\\"matchLabels\\":{\\"checked\\":\\"yes\\"}}}]"}""");

        assertThat(scope.leavesOut("shop", Map.of("checked", "yes"), null)).isEmpty();
        assertThat(scope.leavesOut("shop", Map.of("checked", "no"), null)).isPresent();
    }

    @Test
    void anotherConfigMapSaysNothing() {
        assertThat(replayed("{\"key\": \"value\"}").all(Observation.ScopeSeen.class))
                .isEmpty();
    }

    @Test
    void oneThatNoLongerSaysAnythingLeavesOutNothing() {
        Replayed replayed = Replayed.of(
                Replayed.line("configmaps", "ADDED", object("{\"resourceFilters\": \"[*/*,shop,*]\"}")),
                Replayed.line("configmaps", "MODIFIED", object("{}")));

        assertThat(replayed.all(Observation.ObjectMissing.class))
                .extracting(missing -> missing.object().name())
                .containsExactly("kyverno");
    }

    @Test
    void oneThatCannotBeReadIsShownAsUnreadable() {
        assertThat(replayed("{\"webhooks\": \"namespaceSelector: none\"}").all(Observation.ObjectUnreadable.class))
                .extracting(Observation.ObjectUnreadable::reason)
                .containsExactly("data.webhooks is not JSON");
    }

    private static WebhookScope scope(String data) {
        return replayed(data).all(Observation.ScopeSeen.class).getFirst().scope();
    }

    private static Replayed replayed(String data) {
        return Replayed.of(Replayed.line("configmaps", "ADDED", object(data)));
    }

    private static ObjectNode object(String data) {
        return Replayed.json(
                "{\"metadata\": {\"namespace\": \"kyverno\", \"name\": \"kyverno\"}, \"data\": " + data + "}");
    }
}

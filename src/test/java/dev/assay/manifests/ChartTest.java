package dev.assay.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChartTest {

    private static final String PODS = "/spec/template/spec";

    @Test
    void withNothingSetItIsOnePodWithAHistoryThatGoesWithIt() {
        Chart chart = Chart.plain();

        assertThat(chart.objects())
                .extracting(Manifest::kind)
                .containsExactlyInAnyOrder(
                        "ServiceAccount",
                        "CustomResourceDefinition",
                        "ClusterRole",
                        "ClusterRole",
                        "ClusterRoleBinding",
                        "Role",
                        "Role",
                        "RoleBinding",
                        "RoleBinding",
                        "Service",
                        "Deployment");
        assertThat(chart.only("Deployment").at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(volume(chart, "history").has("emptyDir")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "minimal", "anonymous", "notified", "oidc", "persistent", "replicated"})
    void everyPodKeepsToTheRestrictedPodSecurityStandard(String values) {
        JsonNode pod = Chart.of(values).only("Deployment").at(PODS);
        JsonNode container = pod.at("/containers/0");
        JsonNode security = container.at("/securityContext");

        assertThat(pod.at("/containers")).hasSize(1);
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
        assertThat(security.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(security.at("/capabilities")).hasToString("{\"drop\":[\"ALL\"]}");
        assertThat(container.at("/resources/limits/memory").asString()).isNotBlank();
        assertThat(Stream.of("hostNetwork", "hostPID", "hostIPC").filter(pod::has))
                .isEmpty();
        for (JsonNode volume : pod.at("/volumes")) {
            assertThat(volume.has("emptyDir") || volume.has("persistentVolumeClaim"))
                    .as("%s", volume)
                    .isTrue();
        }
    }

    @Test
    void itGrantsWhatTheManifestByHandGrants() {
        assertThat(rights(Chart.plain().objects())).isEqualTo(rights(Manifest.inFile("kubernetes/rbac.yaml")));
    }

    @Test
    void withoutGateResourcesAndSignInItGrantsNoWriteAtAll() {
        Set<String> verbs = new TreeSet<>();
        Chart chart = Chart.with(Map.of("gate.resources", false, "access.tokens", false, "access.anonymousRead", true));
        for (Manifest role : chart.objects()) {
            role.at("/rules").forEach(rule -> rule.at("/verbs").forEach(verb -> verbs.add(verb.asString())));
        }

        assertThat(verbs).containsExactly("list", "watch");
    }

    private static List<String> rights(List<Manifest> manifests) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().endsWith("Role"))
                .map(role -> role.kind() + " " + role.namespace() + " " + role.at("/rules"))
                .sorted()
                .toList();
    }

    @Test
    void theDefinitionIsThatOfTheManifestAndStaysWhenTheReleaseGoes() {
        Manifest definition = Chart.plain().only("CustomResourceDefinition");

        assertThat(definition.at("/spec"))
                .isEqualTo(Manifest.only("kubernetes/crd/enforcementgates.assay.dev.yaml")
                        .at("/spec"));
        assertThat(definition.at("/metadata/annotations")).hasToString("{\"helm.sh/resource-policy\":\"keep\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replicas                         | 2       | existingSecret
            replcas                          | 1       | additional properties 'replcas' not allowed
            gate.soak                        | soon    | /gate/soak
            history.retention                | 12h     | /history/retention
            image.digest                     | sha256: | /image/digest
            podSecurityContext.runAsUser     | 0       | /podSecurityContext/runAsUser
            podSecurityContext.runAsNonRoot  | false   | /podSecurityContext/runAsNonRoot
            notify.interval                  | 0s      | /notify/interval
            notify.webhook.url               | chat    | /notify/webhook/url
            notify.webhook.url               | https://me:word@chat.test/hook | /notify/webhook/url
            notify.webhook.url               | https://chat.test/hook         | /notify/webhook/existingSecret
            notify.webhook.existingSecret    | hook    | /notify/webhook
            notify.webhooks                  | https://chat.test/hook         | additional properties 'webhooks' not allowed
            access.tokens                    | false   | /access/anonymousRead
            access.oidc.issuer               | https://dex.test               | /access/url
            access.oidc.issuer               | dex.test                       | /access/oidc/issuer
            access.url                       | https://assay.test/            | /access/url
            access.url                       | http://assay.test              | /access/url
            access.idle                      | 0s      | /access/idle
            access.oidc.clientSecret         | word    | additional properties 'clientSecret' not allowed
            ingress.enabled                  | true    | /ingress/hosts
            httpRoute.enabled                | true    | /httpRoute/parentRefs
            """)
    void itsSchemaRefusesWhatCannotWork(String name, String value, String words) {
        assertThatThrownBy(() -> Chart.with(Map.of(name, value))).hasMessageContaining(words);
    }

    @Test
    void severalPodsShareAServersHistoryAndAreKeptApart() {
        Chart chart = Chart.of("replicated");
        JsonNode pod = chart.only("Deployment").at(PODS);

        assertThat(chart.container().at("/env")).anySatisfy(variable -> {
            assertThat(variable.at("/name").asString()).isEqualTo("SPRING_DATASOURCE_URL");
            assertThat(variable.at("/valueFrom/secretKeyRef/name").asString()).isEqualTo("assay-postgresql");
        });
        assertThat(volume(chart, "history").isMissingNode()).isTrue();
        assertThat(chart.only("PodDisruptionBudget").at("/spec/minAvailable").asInt())
                .isEqualTo(1);
        assertThat(pod.at("/topologySpreadConstraints/0/topologyKey").asString())
                .isEqualTo("kubernetes.io/hostname");
        assertThat(chart.container().at("/image").asString()).startsWith("assay@sha256:");
    }

    @Test
    void aFileIsNeverWrittenByTwoPods() {
        Chart chart = Chart.of("persistent");

        assertThat(chart.only("Deployment").at("/spec/strategy/type").asString())
                .isEqualTo("Recreate");
        assertThat(volume(chart, "history")
                        .at("/persistentVolumeClaim/claimName")
                        .asString())
                .isEqualTo(chart.only("PersistentVolumeClaim").name());
    }

    @Test
    void aWebhookIsToldWithASecretThatTheChartDoesNotHold() {
        Chart chart = Chart.with(Map.of(
                "notify.webhook.url",
                "https://chat.test/hook?to=us",
                "notify.webhook.existingSecret",
                "assay-webhook"));

        assertThat(variable(chart, "ASSAY_NOTIFY_WEBHOOK_URL")).hasToString("""
                {"name":"ASSAY_NOTIFY_WEBHOOK_URL","value":"https://chat.test/hook?to=us"}""");
        assertThat(secretOf(chart, "ASSAY_NOTIFY_WEBHOOK_SECRET")).hasToString("""
                {"name":"assay-webhook","key":"secret"}""");
        assertThat(variable(chart, "ASSAY_NOTIFY_INTERVAL").at("/value").asString())
                .isEqualTo("1m");
    }

    @Test
    void theAddressOfAWebhookMayBeInItsSecretToo() {
        Chart chart = Chart.of("notified");

        assertThat(secretOf(chart, "ASSAY_NOTIFY_WEBHOOK_URL")).hasToString("""
                {"name":"assay-webhook","key":"url"}""");
        assertThat(variable(chart, "ASSAY_NOTIFY_INTERVAL").at("/value").asString())
                .isEqualTo("5m");
    }

    @Test
    void withoutAWebhookNothingIsSaidOfOneAndNoWayLeadsToIt() {
        Chart chart = Chart.with(Map.of("networkPolicy.enabled", true));

        assertThat(chart.container().at("/env").toString()).doesNotContain("ASSAY_NOTIFY");
        assertThat(chart.only("NetworkPolicy").at("/spec/egress")).hasSize(2);
    }

    @Test
    void aNetworkPolicyLeadsToTheWebhookAndNotWhereCloudsTellSecrets() {
        JsonNode way = Chart.of("notified").only("NetworkPolicy").at("/spec/egress/2");

        assertThat(way.at("/ports")).hasToString("[{\"port\":8443}]");
        assertThat(way.at("/to/0")).hasToString("{\"namespaceSelector\":{}}");
        assertThat(way.at("/to/1/ipBlock/except").toString()).contains("169.254.0.0/16", "168.63.129.16/32");
        assertThat(way.at("/to/2/ipBlock/except").toString()).contains("fe80::/10", "fd00:ec2::254/128");
    }

    @Test
    void prometheusLeavesTheNamespaceOfAMetricAsItIs() {
        Chart chart = Chart.of("persistent");
        JsonNode scraped = chart.only("ServiceMonitor").at("/spec/endpoints/0");

        assertThat(scraped.at("/honorLabels").asBoolean()).isTrue();
        assertThat(scraped.at("/port").asString())
                .isEqualTo(chart.only("Service").at("/spec/ports/1/name").asString());
    }

    @Test
    void whatIsOpenedToTheOutsideIsThePortOfThePages() {
        JsonNode rules = Chart.of("persistent").only("Ingress").at("/spec/rules");
        Manifest route = Chart.of("replicated").only("HTTPRoute");

        assertThat(rules.at("/0/http/paths/0/backend/service/port/name").asString())
                .isEqualTo("http");
        assertThat(route.at("/spec/rules/0/backendRefs/0/port").asInt()).isEqualTo(8080);
    }

    private static JsonNode secretOf(Chart chart, String variable) {
        return variable(chart, variable).at("/valueFrom/secretKeyRef");
    }

    private static JsonNode variable(Chart chart, String name) {
        return named(chart.container().at("/env"), name);
    }

    private static JsonNode volume(Chart chart, String name) {
        return named(chart.only("Deployment").at(PODS + "/volumes"), name);
    }

    /** Missing if none is. */
    private static JsonNode named(JsonNode list, String name) {
        for (JsonNode entry : list) {
            if (entry.at("/name").asString().equals(name)) {
                return entry;
            }
        }
        return list.at("/none");
    }
}

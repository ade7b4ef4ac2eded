package dev.assay.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChartAccessTest {

    @Test
    void withNothingSetPeopleSignInWithAToken() {
        Chart chart = Chart.plain();

        assertThat(settings(chart, "ASSAY_ACCESS"))
                .containsExactly(
                        "ASSAY_ACCESS_TOKENS=true",
                        "ASSAY_ACCESS_AUDIENCES=assay",
                        "ASSAY_ACCESS_ANONYMOUSREAD=false",
                        "ASSAY_ACCESS_IDLE=30m",
                        "ASSAY_ACCESS_LONGEST=8h",
                        "ASSAY_ACCESS_RESOURCE=policyreports.wgpolicyk8s.io");
    }

    @Test
    void oidcHasASecretThatTheChartDoesNotHoldAndAWayToTheIssuer() {
        Chart chart = Chart.of("oidc");

        assertThat(settings(chart, "ASSAY_ACCESS"))
                .contains(
                        "ASSAY_ACCESS_TOKENS=false",
                        "ASSAY_ACCESS_URL=https://assay.example.org",
                        "ASSAY_ACCESS_OIDC_ISSUER=https://dex.example.org",
                        "ASSAY_ACCESS_OIDC_CLIENTID=assay",
                        "ASSAY_ACCESS_OIDC_USERNAMEPREFIX=oidc:",
                        "ASSAY_ACCESS_OIDC_GROUPSCLAIM=groups");
        assertThat(secretOf(chart, "ASSAY_ACCESS_OIDC_CLIENTSECRET")).hasToString("""
                {"name":"assay-oidc","key":"clientSecret"}""");
        assertThat(chart.only("NetworkPolicy").at("/spec/egress/3")).hasToString("""
                {"ports":[{"port":5556}]}""");
    }

    @Test
    void whoHasSignedInStaysWithThePodThatKnowsThem() {
        assertThat(affinity(Chart.of("replicated"))).isEqualTo("ClientIP");
        assertThat(affinity(Chart.of("oidc"))).isEqualTo("ClientIP");
        assertThat(affinity(Chart.plain())).isEmpty();
        assertThat(affinity(Chart.with(Map.of(
                        "replicas",
                        2,
                        "postgresql.existingSecret",
                        "db",
                        "access.tokens",
                        false,
                        "access.anonymousRead",
                        true))))
                .isEmpty();
    }

    @Test
    void whoseATokenIsAndWhoMaySeeWhatIsAskedOnlyWhereSomebodySignsIn() {
        assertThat(created(Chart.plain())).containsExactly("tokenreviews", "subjectaccessreviews", "leases");
        assertThat(created(Chart.of("oidc"))).containsExactly("subjectaccessreviews", "leases");
        assertThat(created(Chart.of("anonymous"))).containsExactly("leases");
    }

    @Test
    void theRoleToSeeAssayGrantsTheRightThatIsAskedForAndIsBoundToNobody() {
        Chart chart = Chart.plain();

        assertThat(chart.all("ClusterRole").getLast().name()).isEqualTo("assay-viewer");
        assertThat(chart.all("ClusterRole").getLast().at("/rules")).hasToString("""
                [{"apiGroups":["wgpolicyk8s.io"],"resources":["policyreports"],"verbs":["list"]}]""");
        assertThat(Chart.of("oidc").all("ClusterRole").getLast().at("/rules")).hasToString("""
                [{"apiGroups":[""],"resources":["pods"],"verbs":["list"]}]""");
        assertThat(chart.only("ClusterRoleBinding").at("/roleRef/name").asString())
                .isEqualTo("assay");
        assertThat(Chart.of("anonymous").all("ClusterRole")).hasSize(1);
    }

    private static List<String> created(Chart chart) {
        return rules(chart)
                .filter(rule -> texts(rule.at("/verbs")).anyMatch("create"::equals))
                .flatMap(rule -> texts(rule.at("/resources")))
                .toList();
    }

    private static Stream<JsonNode> rules(Chart chart) {
        return chart.objects().stream().flatMap(object -> object.at("/rules").valueStream());
    }

    private static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }

    private static String affinity(Chart chart) {
        return chart.only("Service").at("/spec/sessionAffinity").asString("");
    }

    private static List<String> settings(Chart chart, String prefix) {
        return chart.container()
                .at("/env")
                .valueStream()
                .map(variable -> variable.at("/name").asString() + "="
                        + variable.at("/value").asString(""))
                .filter(setting -> setting.startsWith(prefix))
                .toList();
    }

    private static JsonNode secretOf(Chart chart, String variable) {
        return chart.container()
                .at("/env")
                .valueStream()
                .filter(entry -> entry.at("/name").asString().equals(variable))
                .findFirst()
                .orElseThrow()
                .at("/valueFrom/secretKeyRef");
    }
}

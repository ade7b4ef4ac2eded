package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Observation;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ImageSelection;
import dev.assay.policy.Match;
import dev.assay.policy.ModeSpelling;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.Rule;
import dev.assay.policy.Target;
import dev.assay.workload.ContainerKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyProjectionTest {

    private static final Target WEB = new Target("shop", Map.of("team", "shop"), "web-1");

    @Test
    void aClusterPolicyIsRead() {
        ImagePolicy policy = clusterPolicy("""
                {"failurePolicy": "Ignore", "background": false,
                 "validationFailureAction": "Audit",
                 "validationFailureActionOverrides": [{"action": "Enforce", "namespaces": ["pay*", "shop"]}],
                 "rules": [
                   {"name": "labels", "validate": {}},
                   {"name": "verify-key", "match": {"any": [{"resources": {"kinds": ["Pod"]}}]},
                    "verifyImages": [{"imageReferences": ["ghcr.io/*", 5], "skipImageReferences": ["ghcr.io/trusted/*"]}]}]}""");

        assertThat(policy.key()).isEqualTo(new PolicyKey(PolicyEngine.VERIFY_IMAGES, "verify"));
        assertThat(policy.generation()).isEqualTo(3);
        assertThat(policy.createdSecond()).isEqualTo(1_787_295_600L);
        assertThat(policy.background()).isFalse();
        assertThat(policy.failurePolicy()).isEqualTo(FailurePolicy.IGNORE);
        assertThat(policy.enforcement().in("legacy")).isEqualTo(EnforcementMode.AUDIT);
        assertThat(policy.enforcement().in("shop")).isEqualTo(EnforcementMode.ENFORCE);
        assertThat(policy.enforcement().in("payments")).isEqualTo(EnforcementMode.ENFORCE);
        assertThat(policy.rules()).extracting(Rule::name).containsExactly("verify-key");
        assertThat(policy.rules().getFirst().selections())
                .containsExactly(new ImageSelection(List.of("ghcr.io/*"), List.of("ghcr.io/trusted/*"), false));
    }

    @Test
    void whatIsNotSaidIsWhatKyvernoAssumes() {
        ImagePolicy policy = clusterPolicy("""
                {"rules": [{"name": "verify-key", "verifyImages": [{}]}]}""");

        assertThat(policy.failurePolicy()).isEqualTo(FailurePolicy.FAIL);
        assertThat(policy.background()).isTrue();
        assertThat(policy.enforcement().in("shop")).isEqualTo(EnforcementMode.AUDIT);
        assertThat(policy.rules().getFirst().selects("ghcr.io/acme/app:1")).isEqualTo(Match.YES);
    }

    @Test
    void whatBearsOnAChangeOfModeIsRead() {
        ImagePolicy policy = clusterPolicy("""
                {"validationFailureAction": "Enforce", "admission": false, "webhookTimeoutSeconds": 25,
                 "validationFailureActionOverrides": [{"action": "Audit", "namespaceSelector": {}}],
                 "rules": [{"name": "labels", "validate": {}},
                           {"name": "keys", "verifyImages": [{"mutateDigest": false},
                                                             {"failureAction": "Audit"}]}]}""");

        assertThat(policy.enforcement().in("shop")).isEqualTo(EnforcementMode.AUDIT);
        assertThat(policy.enforcement().spelling())
                .isEqualTo(new ModeSpelling(
                        List.of(new ModeSpelling.OwnMode(1, 1, EnforcementMode.AUDIT)), true, true, false, 25));
    }

    @Test
    void theWebhooksOwnFailurePolicyWins() {
        assertThat(clusterPolicy("""
                {"failurePolicy": "Fail", "webhookConfiguration": {"failurePolicy": "Ignore"}, "rules": []}""").failurePolicy()).isEqualTo(FailurePolicy.IGNORE);
    }

    @Test
    void aNamespacedPolicyReachesItsNamespaceOnly() {
        ImagePolicy policy = policy("policies.kyverno.io", """
                {"metadata": {"name": "check", "namespace": "shop"}, "spec": {"rules": []}}""");

        assertThat(policy.key().name()).isEqualTo("shop/check");
        assertThat(policy.reaches("shop")).isTrue();
        assertThat(policy.reaches("payments")).isFalse();
    }

    /** The {@code match} of a rule, and whether it concerns the pod {@code web-1} of namespace {@code shop}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"any": [{"resources": {"kinds": ["Pod"]}}]}                                               | YES
            {"any": [{"resources": {"kinds": ["v1/Pod"]}}]}                                            | YES
            {"any": [{"resources": {"kinds": ["*"]}}]}                                                 | YES
            {"any": [{"resources": {"kinds": ["Deployment"]}}]}                                        | MAYBE
            {"any": [{"resources": {"kinds": ["Service"]}}]}                                           | NO
            {"any": [{"resources": {"kinds": ["Deployment", "Pod"]}}]}                                 | YES
            {"resources": {"kinds": ["Pod"]}}                                                          | YES
            {"resources": {"kinds": ["Pod"], "namespaces": ["payments"]}}                              | NO
            {"any": [{"resources": {"kinds": ["Pod"], "namespaces": ["payments"]}}, {"resources": {"kinds": ["Pod"], "names": ["web-*"]}}]} | YES
            {"all": [{"resources": {"kinds": ["Pod"], "namespaces": ["payments"]}}, {"resources": {"kinds": ["Pod"], "names": ["web-*"]}}]} | NO
            {"any": [{"resources": {"kinds": ["Pod"], "name": "api-*"}}]}                              | NO
            {"any": [{"resources": {"kinds": ["Pod"], "selector": {"matchLabels": {"a": "b"}}}}]}      | MAYBE
            {"any": [{"resources": {"kinds": ["Pod"]}, "subjects": [{"kind": "User", "name": "eve"}]}]} | MAYBE
            {"any": [{"resources": {"kinds": ["Pod"], "namespaceSelector": {"matchLabels": {"team": "shop"}}}}]} | YES
            {"any": [{"resources": {"kinds": ["Pod"], "namespaceSelector": {"matchExpressions": [{"key": "team", "operator": "NotIn", "values": ["shop"]}]}}}]} | NO
            {"any": [{"resources": {"kinds": ["Pod"], "namespaceSelector": {"matchExpressions": [{"key": "team", "operator": "Exists"}]}}}]} | YES
            {"any": [{"resources": {"kinds": ["Pod"], "namespaceSelector": {"matchExpressions": [{"key": "team", "operator": "DoesNotExist"}]}}}]} | NO
            {}                                                                                         | NO
            """)
    void aMatchIsRead(String match, Match concerns) {
        Rule rule = clusterPolicy("{\"rules\": [{\"name\": \"r\", \"verifyImages\": [{}], \"match\": " + match + "}]}")
                .rules()
                .getFirst();

        assertThat(rule.concerns(WEB)).isEqualTo(concerns);
    }

    @Test
    void anExcludeIsRead() {
        assertThat(clusterPolicy("""
                {"rules": [{"name": "r", "verifyImages": [{}],
                            "match": {"any": [{"resources": {"kinds": ["Pod"]}}]},
                            "exclude": {"any": [{"resources": {"namespaces": ["shop"]}}]}}]}""").rules().getFirst().concerns(WEB)).isEqualTo(Match.NO);
    }

    @Test
    void aRuleWithPreconditionsMayConcernAnything() {
        assertThat(clusterPolicy("""
                {"rules": [{"name": "r", "verifyImages": [{}], "preconditions": {"all": []},
                            "match": {"any": [{"resources": {"kinds": ["Pod"]}}]}}]}""").rules().getFirst().concerns(WEB)).isEqualTo(Match.MAYBE);
    }

    @Test
    void anImageValidatingPolicyIsOneRule() {
        ImagePolicy policy = policy("imagevalidatingpolicies.policies.kyverno.io", """
                {"metadata": {"name": "verify"},
                 "spec": {"validationActions": ["Audit"], "failurePolicy": "Ignore",
                          "matchConstraints": {"resourceRules": [{"resources": ["pods"]}]},
                          "matchImageReferences": [{"glob": "ghcr.io/*"}, {"expression": "image.startsWith('q')"}],
                          "validationConfigurations": {"required": false},
                          "validations": [{"expression": "images.containers.map(i, v(i)).all(e, e > 0)"}]}}""");
        Rule rule = policy.rules().getFirst();

        assertThat(policy.key()).isEqualTo(new PolicyKey(PolicyEngine.IMAGE_VALIDATING, "verify"));
        assertThat(policy.enforcement().in("shop")).isEqualTo(EnforcementMode.AUDIT);
        assertThat(rule.name()).isEqualTo("verify");
        assertThat(rule.concerns(WEB)).isEqualTo(Match.YES);
        assertThat(rule.selects("ghcr.io/acme/app:1")).isEqualTo(Match.YES);
        assertThat(rule.selects("quay.io/acme/app:1")).isEqualTo(Match.MAYBE);
        assertThat(rule.looksAt()).containsExactly(ContainerKind.CONTAINER);
    }

    @Test
    void anImageValidatingPolicyDeniesAndRequiresUnlessItSaysOtherwise() {
        ImagePolicy policy = policy("imagevalidatingpolicies.policies.kyverno.io", """
                {"metadata": {"name": "verify"}, "spec": {}}""");

        assertThat(policy.enforcement().in("shop")).isEqualTo(EnforcementMode.ENFORCE);
        assertThat(policy.failurePolicy()).isEqualTo(FailurePolicy.FAIL);
        assertThat(policy.rules().getFirst().looksAt()).containsExactlyInAnyOrder(ContainerKind.values());
        assertThat(policy.rules().getFirst().selects("ghcr.io/acme/app:1")).isEqualTo(Match.YES);
        assertThat(policy.rules().getFirst().concerns(WEB)).isEqualTo(Match.NO);
    }

    private static ImagePolicy clusterPolicy(String spec) {
        return policy("clusterpolicies.kyverno.io", """
                {"metadata": {"name": "verify", "generation": 3, "creationTimestamp": "2026-08-21T07:00:00Z"}, "spec": %s}""".formatted(spec));
    }

    private static ImagePolicy policy(String resource, String object) {
        return Replayed.of(Replayed.line(resource, "ADDED", Replayed.json(object)))
                .all(Observation.PolicySeen.class)
                .getFirst()
                .policy();
    }
}

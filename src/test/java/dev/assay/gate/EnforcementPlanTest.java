package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.gate.EnforcementPlan.Step;
import dev.assay.policy.Enforcement;
import dev.assay.policy.Enforcement.ModeOverride;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ModeSpelling;
import dev.assay.policy.ModeSpelling.OwnMode;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.PolicySpelling;
import dev.assay.policy.Readiness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnforcementPlanTest {

    private static final EnforcementMode AUDIT = EnforcementMode.AUDIT;
    private static final EnforcementMode ENFORCE = EnforcementMode.ENFORCE;

    @Test
    void aPolicyWithoutOverridesGetsOne() {
        EnforcementPlan plan = plan(clusterPolicy(new Enforcement(AUDIT, List.of())));

        assertThat(plan.enforce()).isEqualTo(new Step("""
                        kubectl patch clusterpolicies.kyverno.io verify --type=json --patch '[
                          {"op":"test","path":"/metadata/generation","value":3},
                          {"op":"add","path":"/spec/validationFailureActionOverrides","value":[{"action":"Enforce","namespaces":["shop"]}]}
                        ]'
                        """, """
                        spec:
                          validationFailureActionOverrides:
                            - action: Enforce
                              namespaces: ["shop"]
                        """));
        assertThat(plan.revert()).isEqualTo(new Step("""
                        kubectl patch clusterpolicies.kyverno.io verify --type=json --patch '[
                          {"op":"test","path":"/spec/validationFailureActionOverrides","value":[{"action":"Enforce","namespaces":["shop"]}]},
                          {"op":"remove","path":"/spec/validationFailureActionOverrides"}
                        ]'
                        """, """
                        spec:
                          validationFailureActionOverrides: []
                        """));
    }

    @Test
    void overridesThatAreThereStay() {
        EnforcementPlan plan = plan(clusterPolicy(new Enforcement(
                AUDIT,
                List.of(
                        new ModeOverride(AUDIT, List.of("legacy", "shop")),
                        new ModeOverride(ENFORCE, List.of("pay*"))))));

        assertThat(plan.enforce().yaml()).isEqualTo("""
                spec:
                  validationFailureActionOverrides:
                    - action: Audit
                      namespaces: ["legacy"]
                    - action: Enforce
                      namespaces: ["pay*", "shop"]
                """);
        assertThat(plan.revert().command()).contains("""
                {"op":"add","path":"/spec/validationFailureActionOverrides","value":\
                [{"action":"Audit","namespaces":["legacy","shop"]},{"action":"Enforce","namespaces":["pay*"]}]}""");
    }

    @Test
    void whereItIsEnforcedThereIsOnlyAWayBack() {
        EnforcementPlan plan =
                plan(clusterPolicy(new Enforcement(AUDIT, List.of(new ModeOverride(ENFORCE, List.of("shop"))))));

        assertThat(plan.enforce()).isEqualTo(Step.NONE);
        assertThat(plan.revert().command())
                .contains(
                        "/metadata/generation",
                        "{\"op\":\"remove\",\"path\":\"/spec/validationFailureActionOverrides\"}");
        assertThat(plan.warnings()).contains("The policy is enforced here already: there is only a way back.");
    }

    @Test
    void whereAllIsEnforcedTheWayBackIsAnAuditOverride() {
        assertThat(plan(clusterPolicy(new Enforcement(ENFORCE, List.of())))
                        .revert()
                        .yaml())
                .contains("- action: Audit\n      namespaces: [\"shop\"]");
    }

    @Test
    void modesOfEntriesAreTakenOutAsTheyBeatOverrides() {
        EnforcementPlan plan = plan(clusterPolicy(new Enforcement(
                AUDIT, List.of(), new ModeSpelling(List.of(new OwnMode(1, 0, AUDIT)), false, false, true, 30))));

        assertThat(plan.enforce().command())
                .contains("{\"op\":\"remove\",\"path\":\"/spec/rules/1/verifyImages/0/failureAction\"}");
        assertThat(plan.revert().command())
                .contains(
                        "{\"op\":\"add\",\"path\":\"/spec/rules/1/verifyImages/0/failureAction\",\"value\":\"Audit\"}");
    }

    @Test
    void whatAPatchCannotSolveIsSaid() {
        ModeSpelling mixed =
                new ModeSpelling(List.of(new OwnMode(0, 0, AUDIT), new OwnMode(0, 1, ENFORCE)), false, false, true, 30);
        ModeSpelling selector = new ModeSpelling(List.of(), true, false, true, 30);
        List<ModeOverride> wildcard = List.of(new ModeOverride(AUDIT, List.of("sh*")));

        assertNoPatch(new Enforcement(AUDIT, List.of(), mixed), "failureAction of a verifyImages entry");
        assertNoPatch(new Enforcement(AUDIT, List.of(), selector), "namespaceSelector");
        assertNoPatch(new Enforcement(AUDIT, wildcard), "a wildcard in an override catches this namespace");
    }

    @Test
    void whatTheSettingsDoIsSaid() {
        ModeSpelling risky = new ModeSpelling(List.of(), false, true, false, 10);

        assertThat(EnforcementPlan.of(
                                clusterPolicy(new Enforcement(AUDIT, List.of(), risky)), "shop", GateState.NOT_READY)
                        .warnings())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("The gate is NOT_READY: "),
                        second -> assertThat(second).startsWith("failurePolicy is Fail: "),
                        third -> assertThat(third).startsWith("Admission waits 10 s "),
                        fourth -> assertThat(fourth).startsWith("mutateDigest is true "),
                        fifth -> assertThat(fifth).startsWith("spec.admission is false"));
    }

    @Test
    void anImageValidatingPolicyGetsASecondOneBesideIt() {
        EnforcementPlan plan = plan(imageValidating("", AUDIT));

        assertThat(plan.enforce().command()).isEqualTo("""
                kubectl get imagevalidatingpolicies.policies.kyverno.io verify -o json |
                  jq 'if .metadata.generation != 3 then error("the policy changed: ask the gate again")
                    else {apiVersion, kind, metadata: {name: "verify-enforce-shop"}, spec: (.spec
                      | .validationActions = ["Deny"]
                      | .evaluation.admission.enabled = true
                      | .evaluation.background.enabled = false
                      | .matchConstraints.namespaceSelector.matchExpressions += \
                [{key: "kubernetes.io/metadata.name", operator: "In", values: ["shop"]}])} end' |
                  kubectl apply -f -
                """);
        assertThat(plan.enforce().yaml()).contains("name: verify-enforce-shop", "values: [\"shop\"]");
        assertThat(plan.revert().command())
                .isEqualTo("kubectl delete imagevalidatingpolicies.policies.kyverno.io verify-enforce-shop"
                        + " --ignore-not-found\n");
        assertThat(plan.warnings()).last().asString().contains("does not hold for 'verify-enforce-shop'");
    }

    @Test
    void aNamespacedImageValidatingPolicyIsChangedItself() {
        EnforcementPlan plan = plan(imageValidating("shop", AUDIT));

        assertThat(plan.enforce().command())
                .contains("namespacedimagevalidatingpolicies.policies.kyverno.io verify --namespace shop", "replace");
        assertThat(plan.revert().yaml()).isEqualTo("spec:\n  validationActions: [Audit]\n");
    }

    @Test
    void aNamespacedPolicyIsChangedAsAWhole() {
        ImagePolicy policy = policy(PolicyEngine.VERIFY_IMAGES, "shop", new Enforcement(AUDIT, List.of()), "verify");

        assertThat(plan(policy).enforce().command())
                .contains(
                        "policies.kyverno.io verify --namespace shop",
                        "{\"op\":\"add\",\"path\":\"/spec/validationFailureAction\",\"value\":\"Enforce\"}");
    }

    @Test
    void theSecondPolicysNameIsNoLongerThanKyvernoTakes() {
        ImagePolicy policy =
                policy(PolicyEngine.IMAGE_VALIDATING, "", new Enforcement(AUDIT, List.of()), "v".repeat(60));

        assertThat(plan(policy).revert().command()).containsPattern(" v{54}-[0-9a-f]{8} ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a'; rm -rf ~ #", "a\nb", "$(id)", "", "-x", "A"})
    void aNameThatIsNoneNeverReachesACommand(String name) {
        ImagePolicy policy = policy(PolicyEngine.VERIFY_IMAGES, "", new Enforcement(AUDIT, List.of()), name);
        ImagePolicy override =
                clusterPolicy(new Enforcement(AUDIT, List.of(new ModeOverride(AUDIT, List.of(name + " ")))));

        assertThat(plan(policy).enforce()).isEqualTo(Step.NONE);
        assertThat(plan(override).enforce()).isEqualTo(Step.NONE);
        assertThat(EnforcementPlan.of(clusterPolicy(new Enforcement(AUDIT, List.of())), name, GateState.READY)
                        .enforce())
                .isEqualTo(Step.NONE);
    }

    private static void assertNoPatch(Enforcement enforcement, String why) {
        EnforcementPlan plan = plan(clusterPolicy(enforcement));

        assertThat(plan.enforce()).isEqualTo(Step.NONE);
        assertThat(plan.revert()).isEqualTo(Step.NONE);
        assertThat(plan.warnings()).last().asString().startsWith("No patch: ").contains(why);
    }

    private static EnforcementPlan plan(ImagePolicy policy) {
        return EnforcementPlan.of(policy, "shop", GateState.READY);
    }

    private static ImagePolicy clusterPolicy(Enforcement enforcement) {
        return policy(PolicyEngine.VERIFY_IMAGES, "", enforcement, "verify");
    }

    private static ImagePolicy imageValidating(String namespace, EnforcementMode mode) {
        return policy(PolicyEngine.IMAGE_VALIDATING, namespace, new Enforcement(mode, List.of()), "verify");
    }

    private static ImagePolicy policy(PolicyEngine engine, String namespace, Enforcement enforcement, String name) {
        return new ImagePolicy(
                PolicyKey.of(engine, namespace, name),
                namespace,
                "p1",
                3,
                0,
                Readiness.READY,
                true,
                FailurePolicy.FAIL,
                enforcement,
                List.of(),
                PolicySpelling.UNKNOWN);
    }
}

package dev.assay.gate;

import dev.assay.gate.EnforcementPlan.Step;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.ImagePolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/*
 * Overrides by namespace exist for ClusterPolicy only. So an ImageValidatingPolicy gets a second one beside it, which denies
 * in the one namespace; one that has a namespace anyway is changed itself. Assay does not keep the policy's expressions: the
 * command copies them in the cluster, from the generation that the gate looked at and from no other.
 */
/** Enforces an ImageValidatingPolicy in a namespace. */
final class ImageValidatingFlip {

    /** Kyverno puts a policy's name into the name of a label. */
    private static final int LONGEST_NAME = 63;

    private final ImagePolicy policy;
    private final String namespace;
    private final String name;

    ImageValidatingFlip(ImagePolicy policy, String namespace) {
        this.policy = policy;
        this.namespace = namespace;
        this.name = EnforcementPlan.bareName(policy);
    }

    EnforcementPlan plan(List<String> warnings) {
        boolean enforced = policy.enforcement().in(namespace) == EnforcementMode.ENFORCE;
        if (!policy.namespace().isEmpty()) {
            return new EnforcementPlan(enforced ? Step.NONE : denyItself(), auditItself(), warnings);
        }
        if (enforced) {
            warnings.add("The way back concerns every namespace that the policy matches.");
            return new EnforcementPlan(Step.NONE, auditItself(), warnings);
        }
        warnings.add("An exception that names '" + name + "' does not hold for '" + secondName()
                + "': add that name to its policyRefs before.");
        return new EnforcementPlan(addSecond(), removeSecond(), warnings);
    }

    private Step addSecond() {
        String copy = "{apiVersion, kind, metadata: {name: \"" + secondName() + "\"}, spec: (.spec"
                + "\n      | .validationActions = [\"Deny\"]"
                + "\n      | .evaluation.admission.enabled = true"
                + "\n      | .evaluation.background.enabled = false"
                + "\n      | .matchConstraints.namespaceSelector.matchExpressions +="
                + " [{key: \"kubernetes.io/metadata.name\", operator: \"In\", values: [\"" + namespace + "\"]}])}";
        String yaml = """
                # Beside '%s', of which all that does not stand here is a copy.
                apiVersion: policies.kyverno.io/v1
                kind: ImageValidatingPolicy
                metadata:
                  name: %s
                spec:
                  validationActions: [Deny]
                  evaluation:
                    admission:
                      enabled: true
                    # The other policy scans this namespace already.
                    background:
                      enabled: false
                  matchConstraints:
                    namespaceSelector:
                      matchExpressions:
                        - key: kubernetes.io/metadata.name
                          operator: In
                          values: ["%s"]
                """.formatted(name, secondName(), namespace);
        return new Step(fromThisGeneration(copy, "kubectl apply -f -"), yaml);
    }

    private Step removeSecond() {
        return new Step(
                "kubectl delete imagevalidatingpolicies.policies.kyverno.io " + secondName() + " --ignore-not-found\n",
                "# Remove '" + secondName() + "'.\n");
    }

    private Step denyItself() {
        String change = ".spec.validationActions = [\"Deny\"] | .spec.evaluation.admission.enabled = true";
        return new Step(fromThisGeneration(change, "kubectl replace -f -"), """
                spec:
                  validationActions: [Deny]
                  evaluation:
                    admission:
                      enabled: true
                """);
    }

    private Step auditItself() {
        boolean admission = policy.enforcement().spelling().admission();
        return new Step(
                "kubectl patch " + object() + " --type=merge --patch '{\"spec\":{\"validationActions\":[\"Audit\"]"
                        + (admission ? "" : ",\"evaluation\":{\"admission\":{\"enabled\":false}}") + "}}'\n",
                "spec:\n  validationActions: [Audit]\n"
                        + (admission ? "" : "  evaluation:\n    admission:\n      enabled: false\n"));
    }

    private String fromThisGeneration(String change, String then) {
        return "kubectl get " + object() + " -o json |\n  jq 'if .metadata.generation != " + policy.generation()
                + " then error(\"the policy changed: ask the gate again\")\n    else " + change + " end' |\n  " + then
                + "\n";
    }

    private String object() {
        return policy.namespace().isEmpty()
                ? "imagevalidatingpolicies.policies.kyverno.io " + name
                : "namespacedimagevalidatingpolicies.policies.kyverno.io " + name + " --namespace "
                        + policy.namespace();
    }

    private String secondName() {
        String second = name + "-enforce-" + namespace;
        if (second.length() <= LONGEST_NAME) {
            return second;
        }
        CRC32 digest = new CRC32();
        digest.update(second.getBytes(StandardCharsets.UTF_8));
        String end = "-" + String.format("%08x", digest.getValue());
        return second.substring(0, LONGEST_NAME - end.length()) + end;
    }
}

package dev.assay.posture;

import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.Rule;
import dev.assay.policy.Target;
import dev.assay.policy.WebhookScope;
import dev.assay.verdict.Case;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.PolicyInForce;
import dev.assay.verdict.RecentAnswers;
import dev.assay.verdict.RuleKey;
import dev.assay.verdict.Subject;
import dev.assay.verdict.VerdictRules;
import dev.assay.workload.Container;
import dev.assay.workload.Owner;
import dev.assay.workload.WorkloadKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges the containers of one namespace by the policies that reach it, at one moment. */
final class ContainerJudge {

    private final VerdictRules rules;
    private final NamespaceState namespace;
    private final List<PolicyInForce> policies;
    private final WebhookScope scope;
    private final Instant now;
    private final RecentAnswers<List<PolicyVerdict>, List<PolicyVerdict>> shared;

    /**
     * Creates it.
     *
     * @param shared gives the same object for verdicts that repeat, as those of replicas do
     */
    ContainerJudge(
            VerdictRules rules,
            NamespaceState namespace,
            InForce inForce,
            Instant now,
            RecentAnswers<List<PolicyVerdict>, List<PolicyVerdict>> shared) {
        this.rules = rules;
        this.namespace = namespace;
        this.policies = inForce.policies().stream()
                .filter(policy -> policy.policy().reaches(namespace.name()))
                .toList();
        this.scope = inForce.scope();
        this.now = now;
        this.shared = shared;
    }

    /** What each policy says of each of the containers, which are all or some of the inhabitant's. */
    List<List<PolicyVerdict>> judge(Inhabitant inhabitant, List<Container> containers) {
        boolean pod = inhabitant.resource().kind() == WorkloadKind.POD;
        Target target = new Target(
                namespace.name(), knownLabels(), pod ? inhabitant.object().name() : null);
        Subject subject = new Subject(target, Inhabitant.images(inhabitant.resource()), inhabitant.imagesSinceSecond());
        Optional<String> unseen = unseen(inhabitant);
        List<List<PolicyVerdict>> byContainer = new ArrayList<>(containers.size());
        for (Container container : containers) {
            List<PolicyVerdict> verdicts = new ArrayList<>(policies.size());
            for (PolicyInForce policy : policies) {
                Judgement judgement = judge(policy, subject, container, inhabitant);
                verdicts.add(new PolicyVerdict(
                        policy.policy().key(), unseen.map(judgement::unseen).orElse(judgement)));
            }
            byContainer.add(shared.to(List.copyOf(verdicts)));
        }
        return byContainer;
    }

    private @Nullable Map<String, String> knownLabels() {
        return namespace.object() == null ? null : namespace.labels();
    }

    /** Why admission never sees it; empty if it may. */
    private Optional<String> unseen(Inhabitant inhabitant) {
        Optional<Owner> controller = inhabitant.resource().controller();
        boolean pod = inhabitant.resource().kind() == WorkloadKind.POD;
        if (pod && controller.filter(owner -> owner.kind().equals("Node")).isPresent()) {
            return scope.leavesOutStaticPods();
        }
        boolean alone = pod && controller.isEmpty();
        return scope.leavesOut(
                namespace.name(), knownLabels(), alone ? inhabitant.object().name() : null);
    }

    private Judgement judge(PolicyInForce policy, Subject subject, Container container, Inhabitant inhabitant) {
        Judgement all = null;
        for (Rule rule : policy.policy().rules()) {
            Case question = new Case(policy, rule, subject, container);
            RuleKey key = keyOf(policy, rule, inhabitant);
            Judgement one = rules.judge(question, inhabitant.evidence().get(key), now);
            all = all == null ? one : all.and(one);
        }
        if (all == null) {
            throw new IllegalStateException("Policy '" + policy.policy().key() + "' has no rule that verifies images");
        }
        return all;
    }

    private static RuleKey keyOf(PolicyInForce policy, Rule rule, Inhabitant inhabitant) {
        PolicyKey key = policy.policy().key();
        boolean derived = key.engine() == PolicyEngine.VERIFY_IMAGES;
        return new RuleKey(key, derived ? rule.nameOn(inhabitant.resource().kind()) : rule.name());
    }
}

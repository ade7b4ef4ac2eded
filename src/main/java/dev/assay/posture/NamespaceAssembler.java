package dev.assay.posture;

import dev.assay.observation.Kind;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.Rule;
import dev.assay.policy.Target;
import dev.assay.verdict.Case;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.PolicyInForce;
import dev.assay.verdict.RuleKey;
import dev.assay.verdict.Subject;
import dev.assay.verdict.VerdictRules;
import dev.assay.workload.Container;
import dev.assay.workload.Owner;
import dev.assay.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Computes the posture of one namespace. Judges only what changed or expired since the last time. */
final class NamespaceAssembler {

    private final VerdictRules rules;
    private final List<PolicyInForce> policies;
    private final Function<String, @Nullable Inhabitant> byUid;
    private final Instant now;

    NamespaceAssembler(
            VerdictRules rules,
            List<PolicyInForce> policies,
            Function<String, @Nullable Inhabitant> byUid,
            Instant now) {
        this.rules = rules;
        this.policies = policies;
        this.byUid = byUid;
        this.now = now;
    }

    void assemble(NamespaceState namespace) {
        List<PolicyInForce> reaching = policies.stream()
                .filter(policy -> policy.policy().reaches(namespace.name()))
                .toList();
        List<Placement> placements = new ArrayList<>();
        long validUntil = Long.MAX_VALUE;
        for (Kind kind : namespace.kinds()) {
            for (Inhabitant inhabitant : namespace.all(kind)) {
                judge(inhabitant, namespace, reaching);
                validUntil = Math.min(validUntil, inhabitant.validUntilSecond());
            }
        }
        Set<Place> live = new HashSet<>();
        for (Inhabitant pod : namespace.all(Kind.POD)) {
            Workload workload = workloadOf(pod);
            place(pod, workload, pod.object().name(), placements);
            pod.resource().containers().forEach(container -> live.add(new Place(workload, container)));
        }
        for (Kind kind : namespace.kinds()) {
            if (kind != Kind.POD) {
                placeTemplates(namespace.all(kind), live, placements);
            }
        }
        namespace.computed(postureOf(namespace.name(), placements), validUntil);
    }

    /** The containers of templates that no live pod has. Templates with an owner are revisions of their owner's. */
    private static void placeTemplates(Iterable<Inhabitant> controllers, Set<Place> live, List<Placement> placements) {
        for (Inhabitant controller : controllers) {
            if (controller.resource().controller().isPresent()) {
                continue;
            }
            Workload workload = workloadItself(controller);
            List<Container> containers = controller.resource().containers();
            for (int index = 0; index < containers.size(); index++) {
                Container container = containers.get(index);
                if (!live.contains(new Place(workload, container))) {
                    placements.add(new Placement(
                            workload, null, container, controller.verdicts().get(index)));
                }
            }
        }
    }

    private static void place(Inhabitant pod, Workload workload, String podName, List<Placement> placements) {
        List<Container> containers = pod.resource().containers();
        for (int index = 0; index < containers.size(); index++) {
            placements.add(new Placement(
                    workload, podName, containers.get(index), pod.verdicts().get(index)));
        }
    }

    private Workload workloadOf(Inhabitant pod) {
        Optional<Owner> owner = pod.resource().controller();
        if (owner.isEmpty() || owner.get().kind().equals("Node")) {
            return workloadItself(pod);
        }
        Inhabitant controller = byUid.apply(owner.get().uid());
        return Optional.ofNullable(controller)
                .flatMap(known -> known.resource().controller())
                .map(above -> new Workload(above.kind(), above.name()))
                .orElseGet(() -> new Workload(owner.get().kind(), owner.get().name()));
    }

    private static Workload workloadItself(Inhabitant inhabitant) {
        return new Workload(
                inhabitant.resource().kind().label(), inhabitant.object().name());
    }

    private void judge(Inhabitant inhabitant, NamespaceState namespace, List<PolicyInForce> reaching) {
        if (inhabitant.validUntilSecond() > now.getEpochSecond()) {
            return;
        }
        Target target = new Target(
                namespace.name(), namespace.labels(), inhabitant.object().name());
        Subject subject = new Subject(target, Inhabitant.images(inhabitant.resource()), inhabitant.imagesSinceSecond());
        List<List<PolicyVerdict>> byContainer = new ArrayList<>();
        long validUntil = Long.MAX_VALUE;
        for (Container container : inhabitant.resource().containers()) {
            List<PolicyVerdict> verdicts = new ArrayList<>(reaching.size());
            for (PolicyInForce policy : reaching) {
                Judgement judgement = judge(policy, subject, container, inhabitant);
                validUntil = Math.min(validUntil, judgement.validUntilSecond());
                verdicts.add(new PolicyVerdict(policy.policy().key(), judgement));
            }
            byContainer.add(List.copyOf(verdicts));
        }
        inhabitant.judged(List.copyOf(byContainer), validUntil);
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

    private static NamespacePosture postureOf(String namespace, List<Placement> placements) {
        Map<String, List<Placement>> byImage = new TreeMap<>();
        for (Placement placement : placements) {
            byImage.computeIfAbsent(placement.container().image(), _ -> new ArrayList<>(2))
                    .add(placement);
        }
        Tally.Counter counter = new Tally.Counter();
        List<ImagePosture> images = new ArrayList<>(byImage.size());
        byImage.forEach((image, places) -> {
            Judgement overall = places.stream()
                    .map(Placement::overall)
                    .reduce(Judgement::and)
                    .orElseThrow();
            counter.add(overall);
            images.add(new ImagePosture(image, overall, List.copyOf(places)));
        });
        return new NamespacePosture(namespace, List.copyOf(images), counter.tally());
    }

    private record Place(Workload workload, Container container) {}
}

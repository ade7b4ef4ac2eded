package dev.assay.metrics;

import dev.assay.observation.Kind;
import dev.assay.observation.RefusedRequests;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.KindPhase;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.verdict.Verdict;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where policies are enforced, and what comes of it, as Prometheus metrics. Absent until the posture is complete. Where
 * policies of both engines share a name, they stand together.
 */
final class EnforcementCollector implements MultiCollector {

    private static final Comparator<RefusedRequests.Place> PLACES =
            Comparator.comparing(RefusedRequests.Place::namespace).thenComparing(RefusedRequests.Place::policy);

    private final Supplier<Posture> postures;
    private final RefusedRequests refusedRequests;

    EnforcementCollector(Supplier<Posture> postures, RefusedRequests refusedRequests) {
        this.postures = postures;
        this.refusedRequests = refusedRequests;
    }

    @Override
    public MetricSnapshots collect() {
        Posture posture = postures.get();
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        if (posture.complete()) {
            Map<RefusedRequests.Place, Boolean> enforced = enforcedByPlace(posture);
            modes(enforced).into(snapshots);
            unsigned(posture).into(snapshots);
            if (eventsAreRead(posture)) {
                refused(enforced.keySet()).into(snapshots);
            }
        }
        return snapshots.build();
    }

    /** Where nobody reads events, that none was refused is not known. */
    private static boolean eventsAreRead(Posture posture) {
        return posture.kinds().stream()
                .filter(state -> state.kind() == Kind.EVENT)
                .noneMatch(state -> state.phase() == KindPhase.UNREADABLE || state.phase() == KindPhase.ABSENT);
    }

    private static Map<RefusedRequests.Place, Boolean> enforcedByPlace(Posture posture) {
        Map<RefusedRequests.Place, Boolean> enforced = new TreeMap<>(PLACES);
        posture.policies().forEach(known -> {
            ImagePolicy policy = known.policy();
            posture.byNamespace().keySet().stream()
                    .filter(policy::reaches)
                    .forEach(namespace -> enforced.merge(
                            new RefusedRequests.Place(namespace, policy.key().name()),
                            enforces(policy, namespace),
                            Boolean::logicalOr));
        });
        return enforced;
    }

    private static GaugeFamily modes(Map<RefusedRequests.Place, Boolean> enforced) {
        GaugeFamily modes = new GaugeFamily(
                "assay_policy_enforced",
                "Whether the policy refuses in the namespace (1) or only reports (0).",
                "policy",
                "namespace");
        enforced.forEach((place, enforces) -> modes.add(enforces ? 1 : 0, place.policy(), place.namespace()));
        return modes;
    }

    // Zero wherever something could be refused: of a counter that is not there Prometheus sees no first step.
    private CounterFamily refused(Set<RefusedRequests.Place> places) {
        CounterFamily refused = new CounterFamily(
                "assay_refused_requests",
                "Pods that admission refused since Assay began to look, as the events of their controllers tell.",
                "namespace",
                "policy");
        places.forEach(place -> refused.add((double) refusedRequests.of(place), place.namespace(), place.policy()));
        return refused;
    }

    private static GaugeFamily unsigned(Posture posture) {
        GaugeFamily unsigned = new GaugeFamily(
                "assay_enforced_unsigned_images",
                "Distinct images without a signature by a policy that is enforced in the namespace.",
                "namespace");
        posture.byNamespace().forEach((name, namespace) -> unsigned.add((double) unsigned(posture, namespace), name));
        return unsigned;
    }

    private static long unsigned(Posture posture, NamespacePosture namespace) {
        Set<PolicyKey> enforced = posture.policies().stream()
                .filter(known -> enforces(known.policy(), namespace.namespace()))
                .map(known -> known.policy().key())
                .collect(Collectors.toSet());
        if (enforced.isEmpty()) {
            return 0;
        }
        return namespace.images().stream()
                .filter(image -> unsigned(image, enforced))
                .count();
    }

    private static boolean unsigned(ImagePosture image, Set<PolicyKey> policies) {
        return image.placements().stream()
                .flatMap(placement -> placement.verdicts().stream())
                .anyMatch(verdict ->
                        verdict.judgement().verdict() == Verdict.UNSIGNED && policies.contains(verdict.policy()));
    }

    private static boolean enforces(ImagePolicy policy, String namespace) {
        return policy.enforcement().in(namespace) == EnforcementMode.ENFORCE;
    }
}

package dev.assay.history;

import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.PolicySpelling;
import dev.assay.policy.Readiness;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.posture.Tally;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Postures in few words: one policy, one container per workload. */
final class Postures {

    static final PolicyKey POLICY = new PolicyKey(PolicyEngine.VERIFY_IMAGES, "verify-image-signatures");
    static final Instant NOW = Instant.parse("2026-11-24T03:55:12Z");

    private Postures() {}

    /** A complete posture of these namespaces. */
    static Posture of(NamespacePosture... namespaces) {
        Map<String, NamespacePosture> byNamespace = new TreeMap<>();
        for (NamespacePosture namespace : namespaces) {
            byNamespace.put(namespace.namespace(), namespace);
        }
        return new Posture(
                1, NOW, List.of(), List.of(), byNamespace, Tally.EMPTY, List.of(), List.of(), List.of(), List.of());
    }

    /** A complete posture in which nothing runs and one policy is in force. */
    static Posture withPolicy() {
        Enforcement audit = new Enforcement(EnforcementMode.AUDIT, List.of());
        ImagePolicy policy = new ImagePolicy(
                POLICY,
                "",
                "p1",
                1,
                0,
                Readiness.READY,
                true,
                FailurePolicy.FAIL,
                audit,
                List.of(),
                PolicySpelling.UNKNOWN);
        return new Posture(
                1,
                NOW,
                List.of(),
                List.of(),
                Map.of(),
                Tally.EMPTY,
                List.of(new PolicyPosture(policy, 0)),
                List.of(),
                List.of(),
                List.of());
    }

    /** One that does not know everything yet. */
    static Posture incomplete(NamespacePosture namespace) {
        return new Posture(
                1,
                NOW,
                List.of("pods"),
                List.of(),
                Map.of(namespace.namespace(), namespace),
                Tally.EMPTY,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A namespace; each place is {@code workload image VERDICT}. */
    static NamespacePosture namespace(String name, String... places) {
        List<ImagePosture> images = new ArrayList<>();
        Map<Verdict, Integer> tally = new TreeMap<>();
        for (String text : places) {
            String[] parts = text.split(" ", -1);
            Verdict verdict = Verdict.valueOf(parts[2]);
            images.add(image(parts[0], parts[1], judgement(verdict)));
            tally.merge(verdict, 1, Integer::sum);
        }
        int refused = tally.getOrDefault(Verdict.UNSIGNED, 0);
        return new NamespacePosture(name, images, new Tally(tally, refused, 0, 0, 0, 0, 0), Map.of(), List.of());
    }

    static Place place(String namespace, String workload, String image) {
        return new Place(
                POLICY,
                namespace,
                new Workload("Deployment", workload),
                new Container(ContainerKind.CONTAINER, "app", image));
    }

    static PlaceVerdict verdict(Verdict verdict) {
        Judgement judgement = judgement(verdict);
        return new PlaceVerdict(verdict, judgement.cause().orElse(null), judgement.refused());
    }

    private static ImagePosture image(String workload, String image, Judgement judgement) {
        Placement placement = new Placement(
                new Workload("Deployment", workload),
                workload + "-1",
                new Container(ContainerKind.CONTAINER, "app", image),
                List.of(new PolicyVerdict(POLICY, judgement)));
        return new ImagePosture(image, judgement, List.of(placement), 0);
    }

    private static Judgement judgement(Verdict verdict) {
        Cause cause = verdict == Verdict.UNSIGNED ? Cause.NO_SIGNATURE : null;
        Refusal refused = verdict == Verdict.UNSIGNED ? Refusal.YES : Refusal.NO;
        return new Judgement(verdict, cause, refused, null, "", true, Long.MAX_VALUE);
    }
}

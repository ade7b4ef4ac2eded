package dev.assay.posture;

import dev.assay.observation.Kind;
import dev.assay.policy.Enforcement;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyException;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.PolicySpelling;
import dev.assay.policy.Readiness;
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
import org.jspecify.annotations.Nullable;

/** Builds a posture from what a test says of it. */
public final class Postures {

    private final Map<String, List<ImagePosture>> images = new TreeMap<>();
    private final List<PolicyPosture> policies = new ArrayList<>();
    private final List<PolicyException> exceptions = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<KindState> kinds = new ArrayList<>();

    /** The key of a ClusterPolicy. */
    public static PolicyKey key(String name) {
        return PolicyKey.of(PolicyEngine.VERIFY_IMAGES, "", name);
    }

    /** Adds a ClusterPolicy. */
    public Postures policy(String name, Enforcement enforcement) {
        ImagePolicy policy = new ImagePolicy(
                key(name),
                "",
                "p",
                1,
                0,
                Readiness.READY,
                true,
                FailurePolicy.FAIL,
                enforcement,
                List.of(),
                PolicySpelling.UNKNOWN);
        policies.add(new PolicyPosture(policy, 0));
        return this;
    }

    /** Adds a namespace without images. */
    public Postures namespace(String name) {
        images.putIfAbsent(name, new ArrayList<>());
        return this;
    }

    /** Adds an image without a cause. */
    public Postures image(String namespace, String image, PolicyKey policy, Verdict verdict) {
        return image(namespace, image, policy, verdict, null);
    }

    /** Adds an image. */
    public Postures image(String namespace, String image, PolicyKey policy, Verdict verdict, @Nullable Cause cause) {
        Judgement judgement = new Judgement(verdict, cause, Refusal.YES, null, "", true, Long.MAX_VALUE);
        Placement placement = new Placement(
                new Workload("Deployment", "web"),
                null,
                new Container(ContainerKind.CONTAINER, "web", image),
                List.of(new PolicyVerdict(policy, judgement)),
                "");
        images.computeIfAbsent(namespace, _ -> new ArrayList<>())
                .add(new ImagePosture(image, judgement, List.of(placement), Long.MAX_VALUE));
        return this;
    }

    /** Adds an exception, named {@code namespace/name}. */
    public Postures exception(String name, long expiresSecond) {
        exceptions.add(new PolicyException(name, List.of("verify"), name, 1, expiresSecond));
        return this;
    }

    /** Says what was not read. */
    public Postures missing(String what) {
        missing.add(what);
        return this;
    }

    /** How far the reading of this kind has come. */
    public Postures kind(Kind kind, KindPhase phase) {
        kinds.add(new KindState(kind, phase, "", null));
        return this;
    }

    /** The posture. */
    public Posture get() {
        Map<String, NamespacePosture> byNamespace = new TreeMap<>();
        images.forEach((name, all) ->
                byNamespace.put(name, new NamespacePosture(name, all, Tally.EMPTY, Map.of(), List.of())));
        return new Posture(
                1, Instant.EPOCH, missing, kinds, byNamespace, Tally.EMPTY, policies, exceptions, List.of(), List.of());
    }
}

package dev.assay.web;

import dev.assay.gate.GateBoard;
import dev.assay.gate.GateSettings;
import dev.assay.gate.SoakMemory;
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
import dev.assay.report.Outcome;
import dev.assay.report.ReportForm;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Claim;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gates in few words: one policy, one Deployment {@code web} with one image in each namespace that runs any. */
public final class GateSamples {

    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    public static final PolicyKey POLICY = new PolicyKey(PolicyEngine.VERIFY_IMAGES, "verify");
    public static final GateSettings AT_ONCE =
            new GateSettings(Duration.ZERO, Duration.ofHours(3), true, List.of(), GateSettings.Critical.DEFAULT);

    private GateSamples() {}

    /** A board that knows this posture. */
    public static GateBoard board(GateSettings settings, Posture posture) {
        GateBoard board = new GateBoard(settings, _ -> List.of(), SoakMemory.NONE);
        board.posturePublished(posture);
        return board;
    }

    /** A complete posture. */
    public static Posture posture(NamespacePosture... namespaces) {
        Map<String, NamespacePosture> byNamespace = new TreeMap<>();
        for (NamespacePosture namespace : namespaces) {
            byNamespace.put(namespace.namespace(), namespace);
        }
        Enforcement audit = new Enforcement(EnforcementMode.AUDIT, List.of());
        ImagePolicy policy = new ImagePolicy(
                POLICY,
                "",
                "p1",
                3,
                0,
                Readiness.READY,
                true,
                FailurePolicy.IGNORE,
                audit,
                List.of(),
                PolicySpelling.UNKNOWN);
        return new Posture(
                7,
                NOON,
                List.of(),
                List.of(),
                byNamespace,
                Tally.EMPTY,
                List.of(new PolicyPosture(policy, 0)),
                List.of(),
                List.of(),
                List.of());
    }

    public static NamespacePosture unsigned(String namespace) {
        return namespace(namespace, Verdict.UNSIGNED, Cause.NO_SIGNATURE, Refusal.YES, Outcome.FAIL);
    }

    public static NamespacePosture verified(String namespace) {
        return namespace(namespace, Verdict.VERIFIED, null, Refusal.NO, Outcome.PASS);
    }

    public static NamespacePosture unchecked(String namespace) {
        return namespace(namespace, Verdict.ERROR, Cause.REGISTRY_UNREACHABLE, Refusal.UNKNOWN, Outcome.ERROR);
    }

    /** One that runs nothing. */
    public static NamespacePosture empty(String namespace) {
        return new NamespacePosture(namespace, List.of(), Tally.EMPTY, Map.of(), List.of());
    }

    private static NamespacePosture namespace(
            String name, Verdict verdict, @Nullable Cause cause, Refusal refused, Outcome outcome) {
        String image = "a.test/" + name + ":1";
        long second = NOON.minusSeconds(60).getEpochSecond();
        Claim claim = new Claim(ReportForm.SCAN, second, 0, outcome, verdict, cause, "said of " + image);
        Judgement judgement = new Judgement(verdict, cause, refused, claim, "", true, Long.MAX_VALUE);
        Placement placement = new Placement(
                new Workload("Deployment", "web"),
                "web-1",
                new Container(ContainerKind.CONTAINER, "app", image),
                List.of(new PolicyVerdict(POLICY, judgement)));
        ImagePosture posture = new ImagePosture(image, judgement, List.of(placement), second);
        int count = refused == Refusal.YES ? 1 : 0;
        return new NamespacePosture(
                name, List.of(posture), new Tally(Map.of(verdict, 1), count, 0, 0, 0, 0, 0), Map.of(), List.of());
    }
}

package dev.assay.enforcement;

import dev.assay.gate.GateBoard;
import dev.assay.gate.GateScope;
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

/** A board behind a small cluster: namespaces with one container each, and the policy {@code signed}. */
final class Gates {

    static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    static final PolicyKey SIGNED = new PolicyKey(PolicyEngine.VERIFY_IMAGES, "signed");
    static final Duration SOAK = Duration.ofMinutes(2);

    final GateBoard board = new GateBoard(
            new GateSettings(SOAK, Duration.ofHours(3), true, List.of(), GateSettings.Critical.DEFAULT),
            _ -> List.of(),
            SoakMemory.NONE);
    final GateReview review = new GateReview(board);
    private final Map<String, NamespacePosture> byNamespace = new TreeMap<>();
    private List<String> missing = List.of();
    private List<PolicyPosture> policies = List.of(policy());
    private long generation;
    private Instant now = START;

    static GateRequest request(GateScope scope) {
        return request(new GateRequest.MayEnforce(SIGNED, scope));
    }

    static GateRequest request(GateRequest.Question question) {
        return new GateRequest("team", "ask", "uid-1", 3, question, List.of());
    }

    static GateScope named(String... namespaces) {
        return new GateScope(List.of(namespaces), null, Duration.ZERO);
    }

    Instant now() {
        return now;
    }

    Gates verified(String namespace) {
        return put(
                namespace,
                new Judgement(Verdict.VERIFIED, null, Refusal.NO, claim("verified"), "", true, Long.MAX_VALUE));
    }

    Gates refused(String namespace, String message) {
        return put(
                namespace,
                new Judgement(
                        Verdict.UNSIGNED, Cause.NO_SIGNATURE, Refusal.YES, claim(message), "", true, Long.MAX_VALUE));
    }

    Gates empty(String namespace) {
        byNamespace.put(
                namespace,
                new NamespacePosture(namespace, List.of(), Tally.EMPTY, Map.of("team", namespace), List.of()));
        return publish();
    }

    Gates missing(String... what) {
        missing = List.of(what);
        return publish();
    }

    Gates withoutPolicy() {
        policies = List.of();
        return publish();
    }

    /** Lets time go by, a posture a second. */
    Gates pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            now = now.plusSeconds(1);
            publish();
        }
        return this;
    }

    private Gates put(String namespace, Judgement judgement) {
        String image = "ghcr.io/acme/" + namespace + ":1";
        Placement placement = new Placement(
                new Workload("Deployment", "web"),
                "web-1",
                new Container(ContainerKind.CONTAINER, "main", image),
                List.of(new PolicyVerdict(SIGNED, judgement)));
        ImagePosture posture = new ImagePosture(image, judgement, List.of(placement), START.getEpochSecond());
        byNamespace.put(
                namespace,
                new NamespacePosture(namespace, List.of(posture), Tally.EMPTY, Map.of("team", namespace), List.of()));
        return publish();
    }

    private Gates publish() {
        generation++;
        board.posturePublished(new Posture(
                generation,
                now,
                missing,
                List.of(),
                Map.copyOf(byNamespace),
                Tally.EMPTY,
                policies,
                List.of(),
                List.of(),
                List.of()));
        return this;
    }

    private static Claim claim(String message) {
        return new Claim(ReportForm.SCAN, START.getEpochSecond(), 1, Outcome.PASS, Verdict.VERIFIED, null, message);
    }

    private static PolicyPosture policy() {
        ImagePolicy policy = new ImagePolicy(
                SIGNED,
                "",
                "policy-uid",
                7,
                0,
                Readiness.READY,
                true,
                FailurePolicy.FAIL,
                new Enforcement(EnforcementMode.AUDIT, List.of()),
                List.of(),
                PolicySpelling.UNKNOWN);
        return new PolicyPosture(policy, 0);
    }
}

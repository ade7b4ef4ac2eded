package dev.assay.web;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.policy.ExceptionSpelling;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyException;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.ResourceFilters;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.posture.Tally;
import dev.assay.posture.UnreadableObject;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A cluster in which every name and every message is hostile. */
public final class HostileCluster {

    private HostileCluster() {}

    /** Each text is an exception and a namespace; in it an image, a workload, a pod, a container, a policy and a message are that text too. */
    public static Posture posture(long generation) {
        return posture(generation, HostileTexts.all(), List.of());
    }

    /** The same with these texts, each of which is an unreadable object and an unknown message too. */
    public static Posture posture(long generation, List<String> texts) {
        return posture(generation, texts, texts);
    }

    private static Posture posture(long generation, List<String> texts, List<String> unclear) {
        Map<String, NamespacePosture> byNamespace = new TreeMap<>();
        texts.forEach(text -> byNamespace.put(text, namespace(text)));
        Posture posture = Samples.cluster(generation, byNamespace, tally(texts.size()), texts);
        return new Posture(
                posture.generation(),
                posture.asOf(),
                posture.missing(),
                posture.kinds(),
                posture.byNamespace(),
                posture.tally(),
                posture.policies(),
                texts.stream().map(HostileCluster::exception).toList(),
                unclear.stream().map(HostileCluster::unreadable).toList(),
                unclear);
    }

    private static UnreadableObject unreadable(String text) {
        return new UnreadableObject(new ObjectRef(Kind.NAMESPACE, "", text, text, 1), text);
    }

    private static PolicyException exception(String text) {
        ExceptionSpelling spelling = new ExceptionSpelling(
                PolicyEngine.IMAGE_VALIDATING,
                List.of(new ExceptionSpelling.Exemption(text, List.of(text))),
                ResourceFilters.NONE,
                List.of(text),
                List.of(text),
                0,
                text);
        return new PolicyException(text, List.of(text), text, 1, PolicyException.NEVER, spelling);
    }

    private static NamespacePosture namespace(String text) {
        Judgement judgement = judgement(text);
        return new NamespacePosture(
                text,
                List.of(new ImagePosture(text, judgement, List.of(placement(text, judgement)), 1)),
                tally(1),
                Map.of(text, text),
                List.of());
    }

    private static Placement placement(String text, Judgement judgement) {
        PolicyKey policy = new PolicyKey(PolicyEngine.VERIFY_IMAGES, text);
        return new Placement(
                new Workload(text, text),
                text,
                new Container(ContainerKind.CONTAINER, text, text),
                List.of(new PolicyVerdict(policy, judgement)));
    }

    private static Judgement judgement(String text) {
        long atSecond = Samples.NOW.getEpochSecond();
        Claim claim = new Claim(ReportForm.SCAN, atSecond, 0, Outcome.FAIL, Verdict.UNSIGNED, Cause.NO_SIGNATURE, text);
        return new Judgement(Verdict.UNSIGNED, Cause.NO_SIGNATURE, Refusal.YES, claim, text, true, Long.MAX_VALUE);
    }

    private static Tally tally(int images) {
        return new Tally(Map.of(Verdict.UNSIGNED, images), images, 0, 0, 0, 0, 0);
    }
}

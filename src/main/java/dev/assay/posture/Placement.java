package dev.assay.posture;

import dev.assay.verdict.Cause;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.workload.Container;
import dev.assay.workload.Workload;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One container of a live pod, or of a template that no live pod was made from, and what each policy says of its image.
 *
 * @param workload the owner a person would name
 * @param podName the pod; absent for a template
 * @param container the container
 * @param verdicts one per policy, in the order of the policies
 */
public record Placement(
        Workload workload, @Nullable String podName, Container container, List<PolicyVerdict> verdicts) {

    private static final Judgement NO_POLICY = new Judgement(
            Verdict.UNEVALUATED,
            Cause.NOT_COVERED,
            Refusal.UNKNOWN,
            null,
            "No policy verifies images here.",
            false,
            Long.MAX_VALUE);

    /** The pod; empty for a template. */
    public Optional<String> pod() {
        return Optional.ofNullable(podName);
    }

    /** All policies together: the worst. */
    public Judgement overall() {
        return verdicts.stream()
                .map(PolicyVerdict::judgement)
                .reduce(Judgement::and)
                .orElse(NO_POLICY);
    }
}

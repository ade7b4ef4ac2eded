package dev.assay.posture;

import dev.assay.verdict.Cause;
import dev.assay.verdict.Claim;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.workload.Container;
import dev.assay.workload.Workload;
import java.util.Comparator;
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
 * @param digest of the image that runs there; blank if it is not known, as of a template
 */
public record Placement(
        Workload workload, @Nullable String podName, Container container, List<PolicyVerdict> verdicts, String digest) {

    /** By workload, by container, and pods before templates: the order in which the placements of one image stand. */
    static final Comparator<Placement> BY_PLACE = Placement::comparePlaces;

    private static final Judgement NO_POLICY = new Judgement(
            Verdict.UNEVALUATED,
            Cause.NOT_COVERED,
            Refusal.UNKNOWN,
            null,
            "No policy verifies images here.",
            false,
            Long.MAX_VALUE);

    /** One of which it is not known what runs. */
    public Placement(Workload workload, @Nullable String podName, Container container, List<PolicyVerdict> verdicts) {
        this(workload, podName, container, verdicts, "");
    }

    /** The pod; empty for a template. */
    public Optional<String> pod() {
        return Optional.ofNullable(podName);
    }

    /** All policies together: the worst. */
    public Judgement overall() {
        Judgement overall = null;
        for (PolicyVerdict verdict : verdicts) {
            overall = overall == null ? verdict.judgement() : overall.and(verdict.judgement());
        }
        return overall == null ? NO_POLICY : overall;
    }

    /** When the oldest evidence was written that a verdict rests on; the greatest number there is without evidence. */
    long oldestSecond() {
        long oldest = Long.MAX_VALUE;
        for (PolicyVerdict verdict : verdicts) {
            long second = verdict.judgement().claim().map(Claim::atSecond).orElse(0L);
            oldest = second > 0 ? Math.min(oldest, second) : oldest;
        }
        return oldest;
    }

    /** Whether it is the same container of the same pod or template, with the same image. */
    boolean replaces(Placement other) {
        return container.equals(other.container) && BY_PLACE.compare(this, other) == 0;
    }

    // without a chain of comparators, which costs more than all else where an image stands in many places
    private static int comparePlaces(Placement one, Placement other) {
        int order = one.workload.name().compareTo(other.workload.name());
        if (order == 0) {
            order = one.workload.kind().compareTo(other.workload.kind());
        }
        if (order == 0) {
            order = one.container.name().compareTo(other.container.name());
        }
        if (order == 0) {
            order = one.container.kind().compareTo(other.container.kind());
        }
        if (order != 0 || one.podName == null || other.podName == null) {
            return order != 0 ? order : Boolean.compare(one.podName == null, other.podName == null);
        }
        return one.podName.compareTo(other.podName);
    }
}

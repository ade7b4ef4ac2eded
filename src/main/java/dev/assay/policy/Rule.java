package dev.assay.policy;

import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.WorkloadKind;
import java.util.List;
import java.util.Set;

/**
 * One rule that verifies images. An ImageValidatingPolicy is one rule with the policy's name.
 *
 * @param name without the prefix that Kyverno adds for controllers
 * @param match what it concerns
 * @param exclude what it does not concern, though matched
 * @param selections its {@code verifyImages} entries
 * @param looksAt the container lists it looks at
 */
public record Rule(
        String name,
        ResourceFilters match,
        ResourceFilters exclude,
        List<ImageSelection> selections,
        Set<ContainerKind> looksAt) {

    private static final int LONGEST_NAME = 63;

    public Rule {
        selections = List.copyOf(selections);
        looksAt = Set.copyOf(looksAt);
    }

    /** Whether the rule concerns this pod or template. */
    public Match concerns(Target target) {
        return match.matches(target).and(exclude.matches(target).not());
    }

    /** Whether the rule looks at this image, once it concerns the pod. */
    public Match selects(String image) {
        Match result = Match.NO;
        for (ImageSelection selection : selections) {
            result = result.or(selection.matches(image));
        }
        return result;
    }

    /**
     * The rule's name in results about such a resource, without the prefix. Kyverno cuts the name with its prefix to 63
     * characters ({@code pkg/autogen/v1/rule.go}).
     */
    public String nameOn(WorkloadKind kind) {
        return switch (kind) {
            case POD -> name;
            case CRON_JOB -> cut(LONGEST_NAME - "autogen-cronjob-".length());
            case DEPLOYMENT, STATEFUL_SET, DAEMON_SET, REPLICA_SET, JOB, OTHER ->
                cut(LONGEST_NAME - "autogen-".length());
        };
    }

    private String cut(int longest) {
        return name.substring(0, Math.min(name.length(), longest));
    }

    /**
     * Whether a pass of the whole resource speaks for this container. An ImageValidatingPolicy matches the image as it is
     * written, and {@code docker.io} is mostly left unwritten.
     */
    public boolean surelyLooksAt(Container container) {
        boolean asWritten = selections.stream()
                .flatMap(selection -> selection.references().stream())
                .anyMatch("*"::equals);
        return looksAt.contains(container.kind())
                && selects(container.image()) == Match.YES
                && (asWritten || !container.image().startsWith("docker.io/"));
    }
}

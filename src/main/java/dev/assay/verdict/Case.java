package dev.assay.verdict;

import dev.assay.policy.Match;
import dev.assay.policy.Rule;
import dev.assay.workload.Container;
import java.util.HashSet;
import java.util.Set;

/**
 * The question put to {@link VerdictRules}.
 *
 * @param policy the policy, as it is now
 * @param rule one of its rules
 * @param subject the pod or template
 * @param container one of its containers
 */
public record Case(PolicyInForce policy, Rule rule, Subject subject, Container container) {

    /** The images of the subject that the rule may look at. */
    Set<String> selectedImages() {
        Set<String> selected = new HashSet<>();
        for (String image : subject.images()) {
            if (rule.selects(image) != Match.NO) {
                selected.add(image);
            }
        }
        return selected;
    }

    /** Whether the subject had the images it has now at that second already. */
    boolean sameImagesAt(long second) {
        return second >= subject.imagesSinceSecond();
    }
}

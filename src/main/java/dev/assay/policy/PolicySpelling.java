package dev.assay.policy;

import dev.assay.workload.ContainerKind;
import java.util.List;
import java.util.Set;

/**
 * How an author wrote a policy, for people and for the lint: no verdict rests on it.
 *
 * @param checks what it asks of images, in the order of the text
 * @param oldFields the fields that Kyverno calls deprecated, by their paths
 * @param ownMessages where the author's words take the place of Kyverno's, by their paths
 * @param podsOnly the rules that concern pods and not the controllers that make them
 * @param expressions those that decide, of an ImageValidatingPolicy
 * @param mentioned the lists of containers that they name
 */
public record PolicySpelling(
        List<ImageCheck> checks,
        List<String> oldFields,
        List<String> ownMessages,
        List<String> podsOnly,
        List<String> expressions,
        Set<ContainerKind> mentioned) {

    /** Nothing is known of how it is written. */
    public static final PolicySpelling UNKNOWN =
            new PolicySpelling(List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());

    public PolicySpelling {
        checks = List.copyOf(checks);
        oldFields = List.copyOf(oldFields);
        ownMessages = List.copyOf(ownMessages);
        podsOnly = List.copyOf(podsOnly);
        expressions = List.copyOf(expressions);
        mentioned = Set.copyOf(mentioned);
    }
}

package dev.assay.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a rule's {@code match} or {@code exclude}: the conditions must all hold.
 *
 * @param pods whether its kinds include pods; an empty list of kinds means any kind
 * @param namespaces wildcards, of which one must match; none means any
 * @param names wildcards, of which one must match; none means any
 * @param namespaceSelector what the namespace's labels must be, if that is asked
 * @param more whether it has conditions that Assay does not evaluate
 */
public record ResourceFilter(
        boolean pods,
        List<String> namespaces,
        List<String> names,
        @Nullable LabelSelector namespaceSelector,
        boolean more) {

    public ResourceFilter {
        namespaces = List.copyOf(namespaces);
        names = List.copyOf(names);
    }

    /** Whether a pod (or the pods of a template) is meant. */
    public Match matches(Target target) {
        Match known = Match.of(pods)
                .and(Match.of(any(namespaces, target.namespace())))
                .and(named(target))
                .and(selected(target));
        return more ? known.and(Match.MAYBE) : known;
    }

    private Match named(Target target) {
        if (names.isEmpty()) {
            return Match.YES;
        }
        return target.name().map(name -> Match.of(any(names, name))).orElse(Match.MAYBE);
    }

    private Match selected(Target target) {
        LabelSelector selector = namespaceSelector;
        if (selector == null) {
            return Match.YES;
        }
        return target.labels().map(labels -> Match.of(selector.matches(labels))).orElse(Match.MAYBE);
    }

    private static boolean any(List<String> patterns, String text) {
        return patterns.isEmpty() || Wildcard.anyMatches(patterns, text);
    }
}

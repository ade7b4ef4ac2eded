package dev.assay.exception;

import dev.assay.policy.ExceptionSpelling;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.ResourceFilter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** In what way an exception lets in more than one workload. */
public enum Breadth {
    /** It names policies by a wildcard. */
    ANY_POLICY,
    /** It names rules by a wildcard. */
    ANY_RULE,
    /** It holds in every namespace. */
    ANY_NAMESPACE,
    /** It holds for whatever runs where it holds. */
    ANY_WORKLOAD;

    static Set<Breadth> of(ExceptionSpelling spelling) {
        Set<Breadth> found = EnumSet.noneOf(Breadth.class);
        add(ANY_POLICY, spelling.exemptions().stream().anyMatch(exemption -> wild(exemption.policy())), found);
        add(
                ANY_RULE,
                spelling.exemptions().stream()
                        .flatMap(exemption -> exemption.rules().stream())
                        .anyMatch(Breadth::wild),
                found);
        if (spelling.engine() == PolicyEngine.IMAGE_VALIDATING) {
            // Its conditions are expressions, and nobody can tell how much they hold for; without any it is everything.
            add(ANY_NAMESPACE, spelling.conditions().isEmpty(), found);
            add(ANY_WORKLOAD, spelling.conditions().isEmpty(), found);
            return found;
        }
        add(
                ANY_NAMESPACE,
                everywhere(spelling, filter -> open(filter.namespaces()) && filter.namespaceSelector() == null),
                found);
        add(ANY_WORKLOAD, everywhere(spelling, filter -> open(filter.names()) && !filter.more()), found);
        return found;
    }

    /** Of filters that must all match, one that is narrow suffices. */
    private static boolean everywhere(ExceptionSpelling spelling, Predicate<ResourceFilter> open) {
        List<ResourceFilter> filters = spelling.match().filters();
        return spelling.match().all()
                ? !filters.isEmpty() && filters.stream().allMatch(open)
                : filters.stream().anyMatch(open);
    }

    private static boolean open(List<String> patterns) {
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> pattern.chars().allMatch(letter -> letter == '*'));
    }

    private static boolean wild(String pattern) {
        return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
    }

    private static void add(Breadth breadth, boolean holds, Set<Breadth> found) {
        if (holds) {
            found.add(breadth);
        }
    }
}

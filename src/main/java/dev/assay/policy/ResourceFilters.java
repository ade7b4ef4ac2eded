package dev.assay.policy;

import java.util.List;

/**
 * A rule's {@code match} or {@code exclude}.
 *
 * @param all whether every filter must match, or any one
 * @param filters none of them matches nothing
 */
public record ResourceFilters(boolean all, List<ResourceFilter> filters) {

    /** Matches nothing. */
    public static final ResourceFilters NONE = new ResourceFilters(false, List.of());

    public ResourceFilters {
        filters = List.copyOf(filters);
    }

    /** Whether the target is meant. */
    public Match matches(Target target) {
        if (filters.isEmpty()) {
            return Match.NO;
        }
        Match result = all ? Match.YES : Match.NO;
        for (ResourceFilter filter : filters) {
            Match one = filter.matches(target);
            result = all ? result.and(one) : result.or(one);
        }
        return result;
    }
}

package dev.assay.policy;

import java.util.List;

/**
 * Where a policy refuses, and where it only reports.
 *
 * @param mode where no override says otherwise
 * @param overrides the first whose namespaces match wins
 */
public record Enforcement(EnforcementMode mode, List<ModeOverride> overrides) {

    public Enforcement {
        overrides = List.copyOf(overrides);
    }

    /** The mode in one namespace. */
    public EnforcementMode in(String namespace) {
        for (ModeOverride override : overrides) {
            if (Wildcard.anyMatches(override.namespaces, namespace)) {
                return override.mode;
            }
        }
        return mode;
    }

    /**
     * Another mode for some namespaces.
     *
     * @param mode theirs
     * @param namespaces names with wildcards
     */
    public record ModeOverride(EnforcementMode mode, List<String> namespaces) {

        public ModeOverride {
            namespaces = List.copyOf(namespaces);
        }
    }
}

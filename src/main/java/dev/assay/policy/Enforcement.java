package dev.assay.policy;

import java.util.List;

/**
 * Where a policy refuses, and where it only reports.
 *
 * @param mode where no override says otherwise
 * @param overrides the first whose namespaces match wins
 * @param spelling how all that is written
 */
public record Enforcement(EnforcementMode mode, List<ModeOverride> overrides, ModeSpelling spelling) {

    public Enforcement {
        overrides = List.copyOf(overrides);
    }

    /** Written without anything out of the ordinary. */
    public Enforcement(EnforcementMode mode, List<ModeOverride> overrides) {
        this(mode, overrides, ModeSpelling.PLAIN);
    }

    /** The mode in one namespace. */
    public EnforcementMode in(String namespace) {
        if (!spelling.own().isEmpty()) {
            return spelling.own().getFirst().mode();
        }
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

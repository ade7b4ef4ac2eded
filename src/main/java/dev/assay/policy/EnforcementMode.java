package dev.assay.policy;

import java.util.Locale;

/** What happens to a request whose image does not satisfy the policy. */
public enum EnforcementMode {
    AUDIT,
    ENFORCE;

    /** The word for it in JSON and on pages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

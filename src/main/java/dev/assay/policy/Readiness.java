package dev.assay.policy;

/** Whether Kyverno says that it applies a policy. */
public enum Readiness {
    /** It does. */
    READY,
    /** It does not: the policy is broken, or its webhook is not set up. */
    NOT_READY,
    /** It has not said so yet. */
    UNKNOWN
}

package dev.assay.policy;

/** What admission does with a request that the policy could not decide. */
public enum FailurePolicy {
    /** Refuse it. */
    FAIL,
    /** Let it in, with a warning. */
    IGNORE
}

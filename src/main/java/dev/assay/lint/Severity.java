package dev.assay.lint;

/** How much a finding matters. */
public enum Severity {
    /** Images come in that nobody meant to let in. */
    DANGER,
    /** The policy does something else than it seems to, or Assay cannot tell what it would do. */
    TRAP,
    /** It works, and could be better. */
    ADVICE
}

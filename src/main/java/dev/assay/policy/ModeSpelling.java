package dev.assay.policy;

import java.util.List;

/**
 * How an author wrote a policy's mode, and what else decides whether enforcing it does what it should.
 *
 * @param own modes of single {@code verifyImages} entries, which beat all others
 * @param selectsByLabel whether an override has a {@code namespaceSelector}, which never matches
 * @param mutatesDigest whether it writes digests into images, which Kyverno refuses of a policy in Audit
 * @param admission whether admission asks it at all
 * @param timeoutSeconds how long admission waits for it
 */
public record ModeSpelling(
        List<OwnMode> own, boolean selectsByLabel, boolean mutatesDigest, boolean admission, int timeoutSeconds) {

    /** What Kyverno assumes where nothing is written. */
    public static final int DEFAULT_TIMEOUT_SECONDS = 10;

    /** Nothing out of the ordinary. */
    public static final ModeSpelling PLAIN = new ModeSpelling(List.of(), false, false, true, DEFAULT_TIMEOUT_SECONDS);

    public ModeSpelling {
        own = List.copyOf(own);
    }

    /**
     * The mode of one entry.
     *
     * @param rule index in {@code spec.rules}
     * @param entry index in the rule's {@code verifyImages}
     */
    public record OwnMode(int rule, int entry, EnforcementMode mode) {}
}

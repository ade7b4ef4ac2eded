package dev.assay.gate;

import dev.assay.policy.EnforcementMode;
import dev.assay.policy.PolicyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of one gate.
 *
 * @param policy which policy
 * @param where the namespace; null for the policy as a whole
 * @param state the answer
 * @param reasons why; of a READY gate only what is good to know
 * @param more how many further reasons there are
 * @param soak how far the soak is
 * @param evidence what it rests on
 * @param asOf the moment
 * @param until until when a READY may be relied on, at most five minutes; null if it is not READY
 */
public record GateDecision(
        PolicyForm policy,
        @Nullable String where,
        GateState state,
        List<Reason> reasons,
        int more,
        SoakProgress soak,
        Evidence evidence,
        Instant asOf,
        @Nullable Instant until) {

    public GateDecision {
        reasons = List.copyOf(reasons);
    }

    /** The namespace; empty for the policy as a whole. */
    public Optional<String> namespace() {
        return Optional.ofNullable(where);
    }

    /** Until when a READY may be relied on; empty if it is not READY. */
    public Optional<Instant> validUntil() {
        return Optional.ofNullable(until);
    }

    /** Whether all that stands in the way is that the policy looks at nothing here. */
    public boolean outOfScope() {
        return evidence.places() == 0
                && reasons.stream()
                        .filter(reason -> reason.code().effect() != ReasonCode.Effect.ADVISES)
                        .allMatch(reason -> reason.code() == ReasonCode.NOTHING_IN_SCOPE);
    }

    /** How many reasons there are that this gate is not READY. */
    public int blockers() {
        return more
                + (int) reasons.stream()
                        .filter(reason -> reason.code().effect() != ReasonCode.Effect.ADVISES)
                        .count();
    }

    /**
     * The policy as it was when the gate was asked.
     *
     * @param key engine and name
     * @param uid of its object
     * @param generation of its spec; enforce no other one
     * @param mode what it does today, here
     */
    public record PolicyForm(PolicyKey key, String uid, long generation, EnforcementMode mode) {}

    /**
     * How far the soak is.
     *
     * @param required how long all conditions must hold
     * @param clean how long they have held
     * @param running whether they hold now
     */
    public record SoakProgress(Duration required, Duration clean, boolean running) {

        /** Whether they have held for long enough. */
        public boolean done() {
            return clean.compareTo(required) >= 0;
        }

        /** Since when they hold, as if there had been no pause; empty if they do not. */
        public Optional<Instant> since(Instant now) {
            return running ? Optional.of(now.minus(clean)) : Optional.empty();
        }
    }

    /**
     * What the decision rests on.
     *
     * @param places how many places the policy looks at: containers of pods and of templates
     * @param oldestAt when the oldest evidence was written; null if there is none
     * @param hash a fingerprint of every verdict and of the policy
     */
    public record Evidence(int places, @Nullable Instant oldestAt, EvidenceHash hash) {

        /** When the oldest evidence was written; empty if there is none. */
        public Optional<Instant> oldest() {
            return Optional.ofNullable(oldestAt);
        }
    }
}

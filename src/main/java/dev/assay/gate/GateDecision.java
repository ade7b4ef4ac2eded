package dev.assay.gate;

import dev.assay.policy.EnforcementMode;
import dev.assay.policy.PolicyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of one gate.
 *
 * @param policy which policy
 * @param where the namespace; null for the policy as a whole
 * @param state the answer
 * @param reasons why; of a READY gate only what is good to know
 * @param unlisted how many further reasons there are, by code
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
        Map<ReasonCode, Integer> unlisted,
        SoakProgress soak,
        Evidence evidence,
        Instant asOf,
        @Nullable Instant until) {

    public GateDecision {
        reasons = List.copyOf(reasons);
        unlisted = Map.copyOf(unlisted);
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
                && more() == 0
                && reasons.stream()
                        .filter(reason -> reason.code().effect() != ReasonCode.Effect.ADVISES)
                        .allMatch(reason -> reason.code() == ReasonCode.NOTHING_IN_SCOPE);
    }

    /** How many reasons there are beyond those that are listed. */
    public int more() {
        return unlisted.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many reasons there are that this gate is not READY. */
    public int blockers() {
        return blockersByCode().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The reasons that this gate is not READY, listed or not, counted by code. */
    public Map<ReasonCode, Integer> blockersByCode() {
        Map<ReasonCode, Integer> counts = new EnumMap<>(ReasonCode.class);
        counts.putAll(unlisted);
        reasons.forEach(reason -> counts.merge(reason.code(), 1, Integer::sum));
        counts.keySet().removeIf(code -> code.effect() == ReasonCode.Effect.ADVISES);
        return Collections.unmodifiableMap(counts);
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

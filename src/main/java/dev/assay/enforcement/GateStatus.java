package dev.assay.enforcement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.enforcement.Condition.Truth;
import dev.assay.gate.GateState;
import dev.assay.gate.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The status of an EnforcementGate, as it is written. Its bounds are those of the schema in {@code kubernetes/crd}.
 *
 * @param observedGeneration of the spec that it answers
 * @param state READY, NOT_READY or UNKNOWN
 * @param validUntil until when a READY may be relied on; null if it is not READY
 * @param cleanSince since when everything holds, pauses left out; null if it does not hold now
 * @param policyGeneration the generation of the policy that was looked at; null if there is no such policy
 * @param evidenceHash a fingerprint of every verdict and of the policy; null if there is no such policy
 * @param blockerCount how many reasons there are that it is not READY
 * @param blockers the first of them
 * @param lastHeartbeat when it was written
 * @param conditions {@code Ready}, {@code Reconciling} and {@code Stalled}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GateStatus(
        long observedGeneration,
        GateState state,
        @Nullable Instant validUntil,
        @Nullable Instant cleanSince,
        @Nullable Long policyGeneration,
        @Nullable String evidenceHash,
        int blockerCount,
        List<Blocker> blockers,
        Instant lastHeartbeat,
        List<Condition> conditions) {

    static final String READY = "Ready";
    static final String RECONCILING = "Reconciling";
    static final String STALLED = "Stalled";

    public GateStatus {
        blockers = List.copyOf(blockers);
        conditions = List.copyOf(conditions);
    }

    /** Whether it says that the policy may be enforced. */
    public Truth ready() {
        return condition(READY).map(Condition::status).orElse(Truth.UNKNOWN);
    }

    Optional<Condition> condition(String type) {
        return conditions.stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst();
    }

    /** Whether both give the same answer to the same spec, whatever the words. */
    boolean sameAnswer(GateStatus other) {
        return observedGeneration == other.observedGeneration
                && state == other.state
                && Objects.equals(policyGeneration, other.policyGeneration)
                && answers().equals(other.answers());
    }

    /** Whether they differ by nothing but the time at which they were written. */
    boolean sameWords(GateStatus other) {
        return timeless().equals(other.timeless());
    }

    private List<List<String>> answers() {
        return conditions.stream()
                .map(condition -> List.of(condition.type(), condition.status().label(), condition.reason()))
                .toList();
    }

    private GateStatus timeless() {
        return new GateStatus(
                observedGeneration,
                state,
                null,
                cleanSince,
                policyGeneration,
                evidenceHash,
                blockerCount,
                blockers,
                Instant.EPOCH,
                conditions);
    }

    /**
     * One reason why it is not READY.
     *
     * @param code as in {@code docs/gate.md}
     * @param workload as {@code Kind/name}; null, like container and image, if it is about no place
     * @param cause null if the place's verdict has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Blocker(
            String code,
            @Nullable String namespace,
            @Nullable String workload,
            @Nullable String container,
            @Nullable String image,
            @Nullable String cause,
            String message) {

        static final int LONGEST_NAME = 253;
        static final int LONGEST_WORKLOAD = 320;
        static final int LONGEST_TEXT = 512;

        static Blocker of(Reason reason) {
            return new Blocker(
                    reason.code().label(),
                    reason.namespace().isEmpty() ? null : BoundedText.of(reason.namespace(), LONGEST_NAME),
                    reason.place()
                            .map(place -> place.workload().kind() + "/"
                                    + place.workload().name())
                            .map(workload -> BoundedText.of(workload, LONGEST_WORKLOAD))
                            .orElse(null),
                    reason.place()
                            .map(place -> BoundedText.of(place.container(), LONGEST_NAME))
                            .orElse(null),
                    reason.place()
                            .map(place -> BoundedText.of(place.image(), LONGEST_TEXT))
                            .orElse(null),
                    reason.cause().map(cause -> cause.label()).orElse(null),
                    BoundedText.of(reason.message(), LONGEST_TEXT));
        }
    }
}

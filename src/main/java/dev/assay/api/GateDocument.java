package dev.assay.api;

import dev.assay.gate.GateDecision;
import dev.assay.gate.GateState;
import dev.assay.gate.PolicyDecision;
import dev.assay.gate.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a gate as JSON, the same through every door. Stable: see {@code docs/gate.md}.
 *
 * @param policy the policy's name
 * @param engine what stands in the {@code source} of its results
 * @param namespace null for the policy as a whole
 * @param state READY, NOT_READY or UNKNOWN
 * @param asOf when it was asked
 * @param validUntil until when a READY may be relied on; null if it is not READY
 * @param policyUid of the policy object
 * @param policyGeneration the generation that was looked at: enforce no other one
 * @param mode what the policy does today: {@code audit} or {@code enforce}
 * @param reasons why; of a READY gate only what is good to know
 * @param moreReasons how many further ones there are
 * @param soak how far the soak is
 * @param evidence what it rests on
 * @param namespaces of a policy as a whole: each namespace that counts; null for one namespace
 * @param leftOut of a policy as a whole: the namespaces that do not count; null for one namespace
 */
public record GateDocument(
        String policy,
        String engine,
        @Nullable String namespace,
        GateState state,
        Instant asOf,
        @Nullable Instant validUntil,
        String policyUid,
        long policyGeneration,
        String mode,
        List<ReasonEntry> reasons,
        int moreReasons,
        SoakEntry soak,
        EvidenceEntry evidence,
        @Nullable List<NamespaceEntry> namespaces,
        @Nullable List<String> leftOut) {

    /** The document of one namespace's gate. */
    public static GateDocument of(GateDecision decision) {
        return of(decision, null, null);
    }

    /** The document of a policy as a whole. */
    public static GateDocument of(PolicyDecision decision) {
        return of(
                decision.whole(),
                decision.namespaces().stream().map(NamespaceEntry::of).toList(),
                decision.leftOut());
    }

    private static GateDocument of(
            GateDecision decision, @Nullable List<NamespaceEntry> namespaces, @Nullable List<String> leftOut) {
        GateDecision.PolicyForm policy = decision.policy();
        return new GateDocument(
                policy.key().name(),
                policy.key().engine().source(),
                decision.where(),
                decision.state(),
                decision.asOf(),
                decision.until(),
                policy.uid(),
                policy.generation(),
                policy.mode().label(),
                decision.reasons().stream().map(ReasonEntry::of).toList(),
                decision.more(),
                SoakEntry.of(decision),
                EvidenceEntry.of(decision.evidence()),
                namespaces,
                leftOut);
    }

    /**
     * One reason.
     *
     * @param code which, for programs
     * @param effect {@code blocks}, {@code leaves_open} or {@code advises}
     * @param namespace null if it is about no namespace alone
     * @param workload null if it is about no place
     * @param cause null if the place's verdict has none
     * @param since when it was first found
     * @param advice what to do
     */
    public record ReasonEntry(
            String code,
            String effect,
            @Nullable String namespace,
            @Nullable WorkloadEntry workload,
            @Nullable String container,
            @Nullable String image,
            @Nullable String cause,
            String message,
            Instant since,
            String advice) {

        static ReasonEntry of(Reason reason) {
            return new ReasonEntry(
                    reason.code().label(),
                    reason.code().effect().name().toLowerCase(Locale.ROOT),
                    reason.namespace().isEmpty() ? null : reason.namespace(),
                    reason.place()
                            .map(place -> new WorkloadEntry(
                                    place.workload().kind(), place.workload().name()))
                            .orElse(null),
                    reason.place().map(place -> place.container()).orElse(null),
                    reason.place().map(place -> place.image()).orElse(null),
                    reason.cause().map(cause -> cause.label()).orElse(null),
                    reason.message(),
                    reason.since(),
                    reason.code().advice());
        }
    }

    /** The owner a person would name. */
    public record WorkloadEntry(String kind, String name) {}

    /**
     * How far the soak is.
     *
     * @param cleanSince since when everything holds, pauses left out; null if it does not hold now
     */
    public record SoakEntry(
            long requiredSeconds,
            long cleanSeconds,
            boolean running,
            @Nullable Instant cleanSince) {

        static SoakEntry of(GateDecision decision) {
            GateDecision.SoakProgress soak = decision.soak();
            return new SoakEntry(
                    soak.required().toSeconds(),
                    soak.clean().toSeconds(),
                    soak.running(),
                    soak.since(decision.asOf()).orElse(null));
        }
    }

    /**
     * What the answer rests on.
     *
     * @param places how many containers of pods and templates the policy looks at
     * @param oldestAt when the oldest evidence was written; null if there is none
     * @param hash a fingerprint of every verdict and of the policy, 64 hexadecimal digits
     */
    public record EvidenceEntry(int places, @Nullable Instant oldestAt, String hash) {

        static EvidenceEntry of(GateDecision.Evidence evidence) {
            return new EvidenceEntry(
                    evidence.places(), evidence.oldestAt(), evidence.hash().hex());
        }
    }

    /** The answer for one namespace, in short. */
    public record NamespaceEntry(String namespace, GateState state, int blockers) {

        static NamespaceEntry of(GateDecision decision) {
            return new NamespaceEntry(decision.namespace().orElse(""), decision.state(), decision.blockers());
        }
    }
}

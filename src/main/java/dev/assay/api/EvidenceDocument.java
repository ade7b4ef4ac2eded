package dev.assay.api;

import dev.assay.gate.GateDecision;
import dev.assay.gate.GateSettings;
import dev.assay.gate.GateState;
import dev.assay.gate.GateView;
import dev.assay.gate.PolicyDecision;
import dev.assay.policy.PolicyException;
import dev.assay.posture.KindState;
import dev.assay.posture.Posture;
import dev.assay.posture.Tally;
import dev.assay.posture.UnreadableObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All gate decisions with what they rest on, to keep and to compare. All of it is of the one moment: the same posture gives
 * the same document, byte for byte.
 *
 * @param version of Assay
 * @param asOf the moment
 * @param complete whether everything that is needed was read; while it was not, nothing is READY
 * @param settings how strict the gates are
 * @param images distinct images of the cluster by verdict
 * @param sources each kind of object and how far it was read
 * @param exceptions to any policy
 * @param unreadable objects that could not be understood
 * @param unclassifiedMessages how many messages no pattern matches
 * @param policies each policy's decision
 */
public record EvidenceDocument(
        String version,
        Instant asOf,
        boolean complete,
        List<String> missing,
        SettingsEntry settings,
        Map<String, Integer> images,
        int refused,
        List<SourceEntry> sources,
        List<ExceptionEntry> exceptions,
        List<UnreadableEntry> unreadable,
        int unclassifiedMessages,
        List<PolicyEntry> policies) {

    public EvidenceDocument {
        missing = List.copyOf(missing);
        sources = List.copyOf(sources);
        exceptions = List.copyOf(exceptions);
        unreadable = List.copyOf(unreadable);
        policies = List.copyOf(policies);
    }

    /** The document of what was decided on one posture. */
    public static EvidenceDocument of(GateView.Ledger ledger, GateSettings settings, String version) {
        Posture posture = ledger.posture();
        Tally tally = posture.tally();
        return new EvidenceDocument(
                version,
                posture.asOf(),
                posture.complete(),
                posture.missing(),
                SettingsEntry.of(settings),
                PostureDocument.byVerdict(tally),
                tally.refused(),
                posture.kinds().stream().map(SourceEntry::of).toList(),
                posture.exceptions().stream().map(ExceptionEntry::of).toList(),
                posture.unreadable().stream()
                        .map(UnreadableEntry::of)
                        .sorted(Comparator.comparing(UnreadableEntry::resource)
                                .thenComparing(UnreadableEntry::namespace)
                                .thenComparing(UnreadableEntry::name))
                        .toList(),
                posture.unclassified().size(),
                ledger.decisions().stream().map(PolicyEntry::of).toList());
    }

    /** How strict the gates are. */
    public record SettingsEntry(
            long soakSeconds,
            long evidenceAgeSeconds,
            boolean allowExcepted,
            List<String> scope,
            List<String> deadlockNamespaces) {

        static SettingsEntry of(GateSettings settings) {
            return new SettingsEntry(
                    settings.soak().toSeconds(),
                    settings.evidenceAge().toSeconds(),
                    settings.allowExcepted(),
                    settings.scope(),
                    settings.critical().namespaces());
        }
    }

    /** A kind of object; when it was last heard of is left out, as it says nothing of what was decided. */
    public record SourceEntry(
            String resource, String state, @Nullable String reason) {

        static SourceEntry of(KindState state) {
            return new SourceEntry(
                    state.kind().resource(),
                    state.phase().label(),
                    state.reason().isEmpty() ? null : state.reason());
        }
    }

    /** An exception; {@code expires} is null if nothing says when it ends. */
    public record ExceptionEntry(
            String name,
            String uid,
            long generation,
            List<String> policies,
            @Nullable Instant expires) {

        static ExceptionEntry of(PolicyException exception) {
            Instant expires = exception.expiresSecond() == PolicyException.NEVER
                    ? null
                    : Instant.ofEpochSecond(exception.expiresSecond());
            return new ExceptionEntry(
                    exception.name(), exception.uid(), exception.generation(), exception.policies(), expires);
        }
    }

    /** An object that could not be understood. */
    public record UnreadableEntry(String resource, String namespace, String name, String reason) {

        static UnreadableEntry of(UnreadableObject unreadable) {
            return new UnreadableEntry(
                    unreadable.object().kind().resource(),
                    unreadable.object().namespace(),
                    unreadable.object().name(),
                    unreadable.reason());
        }
    }

    /**
     * A policy.
     *
     * @param decision for it as a whole, as the API of gates gives it
     * @param namespaces what it was put together from
     */
    public record PolicyEntry(GateDocument decision, List<NamespaceEntry> namespaces) {

        static PolicyEntry of(PolicyDecision decision) {
            return new PolicyEntry(
                    GateDocument.of(decision),
                    decision.namespaces().stream().map(NamespaceEntry::of).toList());
        }
    }

    /** One namespace's decision; {@code hash} is a fingerprint of every verdict there. */
    public record NamespaceEntry(
            String namespace,
            GateState state,
            int blockers,
            int places,
            @Nullable Instant oldestAt,
            long cleanSeconds,
            String hash) {

        static NamespaceEntry of(GateDecision decision) {
            return new NamespaceEntry(
                    decision.namespace().orElse(""),
                    decision.state(),
                    decision.blockers(),
                    decision.evidence().places(),
                    decision.evidence().oldestAt(),
                    decision.soak().clean().toSeconds(),
                    decision.evidence().hash().hex());
        }
    }
}

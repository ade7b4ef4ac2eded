package dev.assay.posture;

import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All verdicts at one moment. Immutable: every number of one answer comes from one posture.
 *
 * @param generation grows with each change
 * @param asOf the moment, on the clock of the source
 * @param missing what was not read yet; while there is anything, no number may be shown as if it were known
 * @param kinds how far the reading of each kind has come
 * @param byNamespace every known namespace, by name
 * @param tally each image of the cluster once
 * @param policies those that verify images, by name
 * @param exceptions to any policy, by name
 * @param unreadable objects that could not be understood
 * @param unclassified messages that no pattern matches, each once
 */
public record Posture(
        long generation,
        Instant asOf,
        List<String> missing,
        List<KindState> kinds,
        Map<String, NamespacePosture> byNamespace,
        Tally tally,
        List<PolicyPosture> policies,
        List<PolicyException> exceptions,
        List<UnreadableObject> unreadable,
        List<String> unclassified) {

    /** Nothing was read yet. */
    public static final Posture NONE = new Posture(
            0,
            Instant.EPOCH,
            List.of("everything: nothing was read yet"),
            List.of(),
            Map.of(),
            Tally.EMPTY,
            List.of(),
            List.of(),
            List.of(),
            List.of());

    public Posture {
        missing = List.copyOf(missing);
        byNamespace = Collections.unmodifiableMap(byNamespace);
    }

    /** The same, found unchanged at a later moment. */
    Posture at(Instant later, List<KindState> nowKinds) {
        return new Posture(
                generation,
                later,
                missing,
                nowKinds,
                byNamespace,
                tally,
                policies,
                exceptions,
                unreadable,
                unclassified);
    }

    /**
     * What somebody sees who may see these namespaces only: every sum is of them alone.
     *
     * @param namespaces those that may be seen; others of these names need not exist
     * @param engines whose cluster-wide policies may be seen
     */
    public Posture only(Set<String> namespaces, Set<PolicyEngine> engines) {
        return new PostureExcerpt(this, namespaces, engines).posture();
    }

    /** The same under another number. */
    public Posture numbered(long otherGeneration) {
        return new Posture(
                otherGeneration,
                asOf,
                missing,
                kinds,
                byNamespace,
                tally,
                policies,
                exceptions,
                unreadable,
                unclassified);
    }

    /** Whether everything that is needed was read. */
    public boolean complete() {
        return missing.isEmpty();
    }

    /** One namespace; empty if there is none of that name. */
    public Optional<NamespacePosture> namespace(String name) {
        return Optional.ofNullable(byNamespace.get(name));
    }
}

package dev.assay.posture;

import dev.assay.policy.PolicyException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Whether everything that is needed was read. */
    public boolean complete() {
        return missing.isEmpty();
    }

    /** One namespace; empty if there is none of that name. */
    public Optional<NamespacePosture> namespace(String name) {
        return Optional.ofNullable(byNamespace.get(name));
    }
}

package dev.assay.gate;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An observation on its way, and what a reader can know once it arrives.
 *
 * @param observation what the cluster tells
 * @param evaluations what of Kyverno's findings can be read from it for certain
 */
record Told(Observation observation, List<Evaluation> evaluations) {

    static Told of(Observation observation) {
        return new Told(observation, List.of());
    }

    Kind kind() {
        return object().map(ObjectRef::kind).orElse(Kind.POD);
    }

    /** The object it is about; empty if it is about a kind. */
    Optional<ObjectRef> object() {
        return switch (observation) {
            case Observation.ResourceSeen seen -> Optional.of(seen.object());
            case Observation.ReportSeen seen -> Optional.of(seen.object());
            case Observation.PolicySeen seen -> Optional.of(seen.object());
            case Observation.ExceptionSeen seen -> Optional.of(seen.object());
            case Observation.ScopeSeen seen -> Optional.of(seen.object());
            case Observation.NamespaceSeen seen -> Optional.of(seen.object());
            case Observation.RequestRefused refused -> Optional.of(refused.object());
            case Observation.ObjectGone gone -> Optional.of(gone.object());
            case Observation.ObjectMissing missing -> Optional.of(missing.object());
            case Observation.ObjectUnreadable unreadable -> Optional.of(unreadable.object());
            case Observation.KindStarted _,
                    Observation.KindCaughtUp _,
                    Observation.KindAbsent _,
                    Observation.KindUnreadable _,
                    Observation.KindStale _ -> Optional.empty();
        };
    }

    /** The same, as it reaches a reader at a later moment. */
    Observation arriving(Instant at) {
        return switch (observation) {
            case Observation.ResourceSeen seen -> new Observation.ResourceSeen(at, seen.object(), seen.resource());
            case Observation.ReportSeen seen -> new Observation.ReportSeen(at, seen.object(), seen.report());
            case Observation.PolicySeen seen -> new Observation.PolicySeen(at, seen.object(), seen.policy());
            case Observation.ExceptionSeen seen -> new Observation.ExceptionSeen(at, seen.object(), seen.exception());
            case Observation.ScopeSeen seen -> new Observation.ScopeSeen(at, seen.object(), seen.scope());
            case Observation.NamespaceSeen seen -> new Observation.NamespaceSeen(at, seen.object(), seen.labels());
            case Observation.RequestRefused refused ->
                new Observation.RequestRefused(
                        at, refused.object(), refused.policies(), refused.times(), refused.lastSecond());
            case Observation.ObjectGone gone -> new Observation.ObjectGone(at, gone.object());
            case Observation.ObjectMissing missing -> new Observation.ObjectMissing(at, missing.object());
            case Observation.ObjectUnreadable unreadable ->
                new Observation.ObjectUnreadable(at, unreadable.object(), unreadable.reason());
            case Observation.KindStarted started -> new Observation.KindStarted(at, started.kind());
            case Observation.KindCaughtUp caughtUp -> new Observation.KindCaughtUp(at, caughtUp.kind());
            case Observation.KindAbsent absent -> new Observation.KindAbsent(at, absent.kind());
            case Observation.KindUnreadable unreadable ->
                new Observation.KindUnreadable(at, unreadable.kind(), unreadable.reason());
            case Observation.KindStale stale -> new Observation.KindStale(at, stale.kind(), stale.reason());
        };
    }
}

package dev.assay.cluster;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Turns what watches deliver into observations: a few fields in our words, the rest dropped. The same for a live cluster
 * and for a recording of one.
 */
final class Projection implements WatchSink {

    private final Observer observer;
    private final Set<Kind> started = EnumSet.noneOf(Kind.class);

    Projection(Observer observer) {
        this.observer = observer;
    }

    /** Tells the observer. Never throws for what stands in the object. */
    void project(WatchEvent event) {
        if (started.add(event.kind())) {
            observer.observe(new Observation.KindStarted(event.at(), event.kind()));
        }
        switch (event.type()) {
            case BOOKMARK -> observer.observe(new Observation.KindCaughtUp(event.at(), event.kind()));
            case DELETED -> gone(event);
            case ADDED, MODIFIED -> seen(event);
        }
    }

    @Override
    public void take(WatchEvent event) {
        project(event);
    }

    /** What Kyverno wrote stays true for its moment. */
    @Override
    public void missing(Instant at, ObjectRef object) {
        if (!Projections.carriesEvidence(object.kind())) {
            observer.observe(new Observation.ObjectMissing(at, object));
        }
    }

    /** The kinds of which anything was delivered. */
    Set<Kind> started() {
        return Set.copyOf(started);
    }

    private void seen(WatchEvent event) {
        try {
            Projections.requireWhole(event);
            Projections.of(event, observer);
        } catch (UnreadableObjectException e) {
            observer.observe(new Observation.ObjectUnreadable(event.at(), event.ref(), e.getMessage()));
        }
    }

    /** What Kyverno wrote stays true for its moment, and the end of a report may be all that is seen of it. */
    private void gone(WatchEvent event) {
        if (Projections.carriesEvidence(event.kind())) {
            seen(event);
        }
        observer.observe(new Observation.ObjectGone(event.at(), event.ref()));
    }
}

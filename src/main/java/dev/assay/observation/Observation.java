package dev.assay.observation;

import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyException;
import dev.assay.policy.WebhookScope;
import dev.assay.report.Report;
import dev.assay.workload.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One thing the cluster told us. {@code at} is when it reached us, on the clock of the source. */
public sealed interface Observation {

    /** When it reached us. */
    Instant at();

    /** A pod, or a controller with a pod template, as it is now. */
    record ResourceSeen(Instant at, ObjectRef object, Resource resource) implements Observation {}

    /** What Kyverno wrote about a resource, in this object. It stays true for its moment, also after its object is gone. */
    record ReportSeen(Instant at, ObjectRef object, Report report) implements Observation {}

    /** A policy as it is now. */
    record PolicySeen(Instant at, ObjectRef object, ImagePolicy policy) implements Observation {}

    /** An exception as it is now. */
    record ExceptionSeen(Instant at, ObjectRef object, PolicyException exception) implements Observation {}

    /** What admission looks at, as it is now. */
    record ScopeSeen(Instant at, ObjectRef object, WebhookScope scope) implements Observation {}

    /** A namespace as it is now. */
    record NamespaceSeen(Instant at, ObjectRef object, Map<String, String> labels) implements Observation {
        public NamespaceSeen {
            labels = Map.copyOf(labels);
        }
    }

    /**
     * Admission refused pods of a controller.
     *
     * @param policies which refused them, as Kyverno prints their names
     * @param times how often so far, as the event counts
     * @param lastSecond when last, in seconds since 1970; 0 if unknown
     */
    record RequestRefused(Instant at, ObjectRef object, List<String> policies, long times, long lastSecond)
            implements Observation {
        public RequestRefused {
            policies = List.copyOf(policies);
        }
    }

    /** An object is gone. */
    record ObjectGone(Instant at, ObjectRef object) implements Observation {}

    /** An object is not there, though nobody saw its end. Unlike one that is gone it may be there again. */
    record ObjectMissing(Instant at, ObjectRef object) implements Observation {}

    /** An object that cannot be understood. Whatever was known of it no longer counts. */
    record ObjectUnreadable(Instant at, ObjectRef object, String reason) implements Observation {}

    /** The kind has objects, or a watch was started: not everything of it was seen yet. */
    record KindStarted(Instant at, Kind kind) implements Observation {}

    /** Every object of the kind that existed at the start was seen. */
    record KindCaughtUp(Instant at, Kind kind) implements Observation {}

    /** The cluster does not have the kind. */
    record KindAbsent(Instant at, Kind kind) implements Observation {}

    /** The kind cannot be read. */
    record KindUnreadable(Instant at, Kind kind, String reason) implements Observation {}

    /** Nothing was heard of the kind for too long: what is known of it may no longer be so. */
    record KindStale(Instant at, Kind kind, String reason) implements Observation {}
}

package dev.assay.cluster;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import dev.assay.report.Report;
import dev.assay.workload.Resource;
import dev.assay.workload.WorkloadKind;
import java.util.Optional;

/** Which projection reads which kind. */
final class Projections {

    private Projections() {}

    static boolean carriesEvidence(Kind kind) {
        return switch (kind) {
            case EPHEMERAL_REPORT, POLICY_REPORT, OPEN_REPORT, EVENT -> true;
            default -> false;
        };
    }

    /** Of an object beyond a limit only its metadata is here. */
    static void requireWhole(WatchEvent event) throws UnreadableObjectException {
        Optional<ObjectTree.Limit> beyond = ObjectTree.limitOf(event.object());
        if (beyond.isPresent() && isRead(event.kind())) {
            throw new UnreadableObjectException(beyond.get().reason());
        }
    }

    /** Whether anything of the kind is read; what is not read may look as it likes. */
    private static boolean isRead(Kind kind) {
        return switch (kind) {
            case CLUSTER_EPHEMERAL_REPORT, CLUSTER_POLICY_REPORT, CLUSTER_OPEN_REPORT, ENFORCEMENT_GATE -> false;
            default -> true;
        };
    }

    static void of(WatchEvent event, Observer observer) throws UnreadableObjectException {
        switch (event.kind()) {
            case POD -> pod(event, observer);
            case DEPLOYMENT -> controller(event, WorkloadKind.DEPLOYMENT, observer);
            case STATEFUL_SET -> controller(event, WorkloadKind.STATEFUL_SET, observer);
            case DAEMON_SET -> controller(event, WorkloadKind.DAEMON_SET, observer);
            case REPLICA_SET -> controller(event, WorkloadKind.REPLICA_SET, observer);
            case JOB -> controller(event, WorkloadKind.JOB, observer);
            case CRON_JOB -> controller(event, WorkloadKind.CRON_JOB, observer);
            case NAMESPACE ->
                observer.observe(new Observation.NamespaceSeen(
                        event.at(), event.ref(), Wire.map(event.object(), "metadata", "labels")));
            case CLUSTER_POLICY, POLICY ->
                observer.observe(
                        new Observation.PolicySeen(event.at(), event.ref(), VerifyImagesProjection.policy(event)));
            case IMAGE_VALIDATING_POLICY, NAMESPACED_IMAGE_VALIDATING_POLICY ->
                observer.observe(
                        new Observation.PolicySeen(event.at(), event.ref(), ImageValidatingProjection.policy(event)));
            case POLICY_EXCEPTION, CEL_POLICY_EXCEPTION ->
                observer.observe(
                        new Observation.ExceptionSeen(event.at(), event.ref(), ExceptionProjection.exception(event)));
            case KYVERNO_CONFIG -> scope(event, observer);
            case EPHEMERAL_REPORT -> report(event, Optional.of(ReportProjection.ephemeral(event)), observer);
            case POLICY_REPORT, OPEN_REPORT -> report(event, Optional.of(ReportProjection.merged(event)), observer);
            case EVENT -> told(event, observer);
            case CLUSTER_EPHEMERAL_REPORT, CLUSTER_POLICY_REPORT, CLUSTER_OPEN_REPORT, ENFORCEMENT_GATE -> {
                // About cluster-wide objects, and none of those has images; and what asks Assay, which GateRequests
                // takes.
            }
        }
    }

    private static void told(WatchEvent event, Observer observer) {
        report(event, EventProjection.report(event), observer);
        RefusalProjection.refusal(event).ifPresent(observer::observe);
    }

    private static void scope(WatchEvent event, Observer observer) throws UnreadableObjectException {
        // Settings that were there and no longer are leave out nothing, as if their object were not there.
        observer.observe(ScopeProjection.scope(event)
                .<Observation>map(scope -> new Observation.ScopeSeen(event.at(), event.ref(), scope))
                .orElseGet(() -> new Observation.ObjectMissing(event.at(), event.ref())));
    }

    private static void pod(WatchEvent event, Observer observer) throws UnreadableObjectException {
        Resource pod = ResourceProjection.pod(event);
        observer.observe(new Observation.ResourceSeen(event.at(), event.ref(), pod));
        report(event, AnnotationProjection.report(event, pod.createdSecond()), observer);
    }

    private static void controller(WatchEvent event, WorkloadKind kind, Observer observer)
            throws UnreadableObjectException {
        observer.observe(
                new Observation.ResourceSeen(event.at(), event.ref(), ResourceProjection.controller(event, kind)));
    }

    private static void report(WatchEvent event, Optional<Report> report, Observer observer) {
        report.ifPresent(written -> observer.observe(new Observation.ReportSeen(event.at(), event.ref(), written)));
    }
}

package dev.assay.history;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import dev.assay.report.Report;

/** Passes everything on, and keeps what will not be there to be read again after a restart. */
final class RememberingObserver implements Observer {

    private static final String NAMESPACE_OF_EVERY_CLUSTER = "kube-system";

    private final Observer next;
    private final PendingWrites pending;

    RememberingObserver(Observer next, PendingWrites pending) {
        this.next = next;
        this.pending = pending;
    }

    @Override
    public void observe(Observation observation) {
        next.observe(observation);
        switch (observation) {
            case Observation.ReportSeen seen when worthKeeping(seen.report()) -> pending.add(seen.report());
            case Observation.NamespaceSeen seen
            when seen.object().name().equals(NAMESPACE_OF_EVERY_CLUSTER) ->
                pending.clusterIs(seen.object().uid());
            case Observation.KindCaughtUp caughtUp when caughtUp.kind() == Kind.POD -> pending.podsCaughtUp();
            case Observation _ -> {
                // The cluster tells it again.
            }
        }
    }

    /** Merged reports and annotations last as long as their resource; an EphemeralReport is gone within seconds. */
    private static boolean worthKeeping(Report report) {
        boolean fleeting = switch (report.form()) {
            case SCAN, ADMISSION, EVENT -> true;
            case MERGED, ANNOTATION -> false;
        };
        return fleeting && !report.subjectUid().isEmpty();
    }
}

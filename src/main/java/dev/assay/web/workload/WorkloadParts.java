package dev.assay.web.workload;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.workload.Container;
import dev.assay.workload.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a posture knows of a workload.
 *
 * @param placements its containers, of pods and of the template where no pod has them
 * @param rollbacks containers of its old ReplicaSets that would be refused and do not run now
 */
record WorkloadParts(List<Placement> placements, List<Placement> rollbacks) {

    static WorkloadParts of(NamespacePosture namespace, Workload workload) {
        List<Placement> placements = namespace.images().stream()
                .map(ImagePosture::placements)
                .flatMap(List::stream)
                .filter(placement -> placement.workload().equals(workload))
                .toList();
        Set<Container> running = new HashSet<>();
        placements.forEach(placement -> running.add(placement.container()));
        List<Placement> rollbacks = namespace.rollbacks().stream()
                .filter(placement -> isRevision(workload, placement.workload()))
                .filter(placement -> !running.contains(placement.container()))
                .toList();
        return new WorkloadParts(placements, rollbacks);
    }

    boolean unknown() {
        return placements.isEmpty() && rollbacks.isEmpty();
    }

    /**
     * A ReplicaSet is named after its Deployment and a hash without a dash. The posture does not keep whose it is, and a
     * wrong guess would only list a warning on the page of a workload whose name is the same but for its end.
     */
    private static boolean isRevision(Workload workload, Workload revision) {
        String prefix = workload.name() + "-";
        return revision.name().startsWith(prefix)
                && revision.name().indexOf('-', prefix.length()) < 0
                && !workload.kind().equals("ReplicaSet");
    }
}

package dev.assay.posture;

import dev.assay.observation.Kind;
import dev.assay.verdict.Refusal;
import dev.assay.workload.Container;
import dev.assay.workload.Owner;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/*
 * Brings a namespace up to date and touches only what changed in it:
 *
 *     who left                     their places go
 *     pods that are due            are judged, and take new places
 *     templates that are due, or whose pods are not the same as before
 *                                  are judged where no live pod has the container, and take new places there
 *     images of which a place came or went are summed up anew
 *
 * Invariant: the outcome is the same as if the namespace had been computed from nothing.
 */
/** Brings the posture of one namespace up to date. */
final class NamespaceAssembler {

    private final NamespaceState namespace;
    private final NamespaceImages images;
    private final ContainerJudge judge;
    private final Function<String, @Nullable Inhabitant> byUid;
    private final Set<Inhabitant> templates = new HashSet<>();

    NamespaceAssembler(NamespaceState namespace, ContainerJudge judge, Function<String, @Nullable Inhabitant> byUid) {
        this.namespace = namespace;
        this.images = namespace.images();
        this.judge = judge;
        this.byUid = byUid;
    }

    /** Does it. What the images count for is passed on to the whole cluster's. */
    void assemble(long nowSecond, ClusterImages cluster) {
        for (Inhabitant gone : namespace.takeGone()) {
            if (isRevision(gone)) {
                placeRevision(gone, List.of());
            } else {
                move(gone, List.of());
            }
        }
        for (Inhabitant due : namespace.takeDue(nowSecond)) {
            if (due.object().kind() == Kind.POD) {
                move(
                        due,
                        places(
                                due,
                                workloadOf(due),
                                due.object().name(),
                                due.resource().containers()));
            } else {
                templates.add(due);
            }
        }
        templates.forEach(this::placeTemplate);
        namespace.computed(images.posture(cluster, namespace.labels()));
    }

    /** The containers of a template that no live pod has. A Job of a CronJob is a copy of its template. */
    private void placeTemplate(Inhabitant controller) {
        Workload workload = controller.itself();
        List<Container> containers = controller.resource().containers();
        if (isRevision(controller)) {
            placeRevision(controller, places(controller, workload, null, containers));
            return;
        }
        List<Container> waiting = madeByCronJob(controller)
                ? List.of()
                : containers.stream()
                        .filter(container -> !images.runs(workload, container))
                        .toList();
        replace(controller, places(controller, workload, null, waiting));
    }

    /** Of what one could roll back to only what would be refused is kept: it is a warning, and there is much of it. */
    private void placeRevision(Inhabitant replicaSet, List<Placement> judged) {
        List<Placement> refused = judged.stream()
                .filter(placement -> placement.overall().refused() == Refusal.YES)
                .toList();
        replicaSet.placements().forEach(images::removeRollback);
        refused.forEach(images::putRollback);
        replicaSet.place(refused, judged);
        namespace.expires(replicaSet.validUntilSecond());
    }

    /** Other owners' templates are not read, so that what they make stands for itself. */
    private static boolean madeByCronJob(Inhabitant controller) {
        return controller
                .resource()
                .controller()
                .filter(owner -> owner.kind().equals("CronJob"))
                .isPresent();
    }

    private static boolean isRevision(Inhabitant inhabitant) {
        return inhabitant.object().kind() == Kind.REPLICA_SET
                && inhabitant.resource().controller().isPresent();
    }

    private List<Placement> places(
            Inhabitant inhabitant, Workload workload, @Nullable String podName, List<Container> containers) {
        List<List<PolicyVerdict>> verdicts = judge.judge(inhabitant, containers);
        List<Placement> places = new ArrayList<>(containers.size());
        for (int index = 0; index < containers.size(); index++) {
            Container container = containers.get(index);
            String digest = inhabitant.resource().digestOf(container);
            places.add(new Placement(workload, podName, container, verdicts.get(index), digest));
        }
        return List.copyOf(places);
    }

    /** A pod's new places. Where they are others than before, its workload's template may have to step in or out. */
    private void move(Inhabitant pod, List<Placement> places) {
        if (!samePlaces(pod.placements(), places)) {
            Stream.of(pod.placements(), places)
                    .flatMap(List::stream)
                    .map(Placement::workload)
                    .distinct()
                    .forEach(workload -> namespace.controllersOf(workload).forEach(templates::add));
        }
        replace(pod, places);
    }

    private void replace(Inhabitant inhabitant, List<Placement> places) {
        if (!samePlaces(inhabitant.placements(), places)) {
            inhabitant.placements().forEach(images::remove);
        }
        places.forEach(images::put);
        inhabitant.place(places);
        namespace.expires(inhabitant.validUntilSecond());
    }

    private static boolean samePlaces(List<Placement> before, List<Placement> now) {
        if (before.size() != now.size()) {
            return false;
        }
        for (int index = 0; index < now.size(); index++) {
            if (!now.get(index).replaces(before.get(index))) {
                return false;
            }
        }
        return true;
    }

    private Workload workloadOf(Inhabitant pod) {
        Optional<Owner> owner = pod.resource().controller();
        if (owner.isEmpty() || owner.get().kind().equals("Node")) {
            return pod.itself();
        }
        Inhabitant controller = byUid.apply(owner.get().uid());
        return Optional.ofNullable(controller)
                .flatMap(known -> known.resource().controller())
                .map(above -> new Workload(above.kind(), above.name()))
                .orElseGet(() -> new Workload(owner.get().kind(), owner.get().name()));
    }
}

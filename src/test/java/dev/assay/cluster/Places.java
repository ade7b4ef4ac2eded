package dev.assay.cluster;

import dev.assay.cluster.Truth.Controller;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.Posture;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Judgement;
import dev.assay.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where images run or could run, in a posture, and what is said there. */
final class Places {

    private final Posture posture;

    Places(Posture posture) {
        this.posture = posture;
    }

    /** The containers of live pods, by {@code namespace/pod/container}. */
    static Map<String, Placement> live(Posture posture) {
        Map<String, Placement> live = new TreeMap<>();
        posture.byNamespace()
                .values()
                .forEach(namespace -> all(namespace)
                        .forEach(placement -> placement.pod().ifPresent(pod -> {
                            String place = namespace.namespace() + "/" + pod + "/"
                                    + placement.container().name();
                            Placement other = live.put(place, placement);
                            if (other != null) {
                                throw new IllegalStateException("Place '" + place + "' is there twice");
                            }
                        })));
        return live;
    }

    /** Where an image of a controller runs or could run. */
    List<Placement> of(Controller controller, String image) {
        return of(controller)
                .filter(placement -> placement.container().image().equals(image))
                .toList();
    }

    /** Where an image of a controller could run and does not. */
    List<Placement> withoutPod(Controller controller) {
        return of(controller).filter(placement -> placement.pod().isEmpty()).toList();
    }

    private Stream<Placement> of(Controller controller) {
        Workload workload = new Workload(controller.kind(), controller.name());
        return posture.namespace(controller.namespace()).stream()
                .flatMap(Places::all)
                .filter(placement -> placement.workload().equals(workload));
    }

    /** What the one policy says, as {@code verdict/cause/refused}. */
    static String said(@Nullable Placement placement) {
        if (placement == null) {
            return "not there";
        }
        if (placement.verdicts().isEmpty()) {
            return ExpectedVerdicts.NO_POLICY;
        }
        if (placement.verdicts().size() > 1) {
            return "of " + placement.verdicts().size() + " policies";
        }
        return said(placement.verdicts().getFirst().judgement());
    }

    static Stream<Placement> all(NamespacePosture namespace) {
        return namespace.images().stream().flatMap(image -> image.placements().stream());
    }

    private static String said(Judgement judgement) {
        String cause = judgement.cause().map(Cause::label).orElse("-");
        return judgement.verdict().label() + "/" + cause + "/" + judgement.refused();
    }
}

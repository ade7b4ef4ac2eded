package dev.assay.cluster;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cluster.Truth.Phase;
import dev.assay.cluster.Truth.PolicyForm;
import dev.assay.cluster.Truth.RunningContainer;
import dev.assay.posture.Placement;
import dev.assay.posture.Posture;
import dev.assay.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays a cluster of which no EphemeralReport can be read. What is left says less, and is not taken for more. */
class RecordingWithoutScansTest {

    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void anImageBesideOthersIsVerifiedOnlyWhereItIsNamed(RecordedCluster cluster) {
        cluster.mustBeThere();
        List<String> unnamed = new ArrayList<>();
        List<String> named = new ArrayList<>();

        for (Phase phase : cluster.truth().phases()) {
            List<RunningContainer> running = cluster.truth().containersAtEndOf(phase);
            forEachVerified(cluster, phase, (container, placement) -> {
                if (phase.policy() == PolicyForm.VERIFY_IMAGES && Truth.imagesBeside(container, running) > 1) {
                    (isNamed(placement) ? named : unnamed).add(phase.name() + " " + container.place());
                }
            });
        }

        assertThat(unnamed).isEmpty();
        assertThat(named).hasSize(134);
    }

    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void nothingIsVerifiedThatIsBad(RecordedCluster cluster) {
        cluster.mustBeThere();
        Map<String, Integer> truly = new TreeMap<>();

        for (Phase phase : cluster.truth().phases()) {
            forEachVerified(
                    cluster, phase, (container, _) -> truly.merge(state(cluster, phase, container), 1, Integer::sum));
        }

        assertThat(truly).containsOnly(entry("verified", 405), entry("unreachable, verified before", 19));
    }

    /** With the scans it is 46 verified and none unevaluated. */
    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void whatNobodySaysIsUnevaluated(RecordedCluster cluster) {
        cluster.mustBeThere();
        Map<Verdict, Integer> counts = new TreeMap<>();

        live(cluster, cluster.truth().phase("p3"))
                .values()
                .forEach(placement -> counts.merge(placement.overall().verdict(), 1, Integer::sum));

        assertThat(counts)
                .containsOnly(
                        entry(Verdict.UNSIGNED, 20),
                        entry(Verdict.UNTRUSTED, 7),
                        entry(Verdict.ERROR, 12),
                        entry(Verdict.UNEVALUATED, 27),
                        entry(Verdict.VERIFIED, 19));
    }

    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void thePostureIsCompleteWithPolicyReportsAlone(RecordedCluster cluster) {
        cluster.mustBeThere();

        assertThat(cluster.withoutScansAtEndOf(cluster.truth().phase("p13b")).missing())
                .isEmpty();
    }

    private static boolean isNamed(Placement placement) {
        return placement.overall().claim().stream()
                .anyMatch(claim -> claim.message()
                        .equals("verified image signatures for "
                                + placement.container().image()));
    }

    private static String state(RecordedCluster cluster, Phase phase, RunningContainer container) {
        String state = Objects.requireNonNull(container.states().get(phase.name()));
        boolean before = cluster.truth().verifiedBefore(container.image(), phase);
        return state.equals("unreachable") && before ? "unreachable, verified before" : state;
    }

    private static void forEachVerified(
            RecordedCluster cluster, Phase phase, BiConsumer<RunningContainer, Placement> consumer) {
        Map<String, Placement> live = live(cluster, phase);
        for (RunningContainer container : cluster.truth().containersAtEndOf(phase)) {
            Placement placement = Objects.requireNonNull(live.get(container.place()), container.place());
            if (placement.overall().verdict() == Verdict.VERIFIED) {
                consumer.accept(container, placement);
            }
        }
    }

    private static Map<String, Placement> live(RecordedCluster cluster, Phase phase) {
        Posture posture = cluster.withoutScansAtEndOf(phase);
        return Places.live(posture);
    }
}

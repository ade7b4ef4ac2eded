package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cluster.Truth.Controller;
import dev.assay.cluster.Truth.Phase;
import dev.assay.cluster.Truth.RunningContainer;
import dev.assay.posture.Placement;
import dev.assay.posture.Posture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every verdict of a recorded cluster, at the end of each phase, against what is true then. */
class RecordingTruthTest {

    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void everyContainerHasTheVerdictThatIsTrue(RecordedCluster cluster) {
        cluster.mustBeThere();
        List<String> wrong = new ArrayList<>();
        int entries = 0;

        for (Phase phase : cluster.truth().phases()) {
            Map<String, Placement> live = Places.live(cluster.atEndOf(phase));
            ExpectedVerdicts expected = new ExpectedVerdicts(cluster.truth(), phase);
            for (RunningContainer container : cluster.truth().containersAtEndOf(phase)) {
                String said = Places.said(live.get(container.place()));
                entries++;
                if (!expected.of(container).contains(said)) {
                    wrong.add(phase.name() + " " + container.place() + ": " + said + ", not " + expected.of(container));
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(entries).isEqualTo(1_710);
    }

    /** So that the test above cannot be right by allowing everything. */
    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void almostEveryVerdictIsDecidedByWhatIsTrue(RecordedCluster cluster) {
        cluster.mustBeThere();
        int several = 0;

        for (Phase phase : cluster.truth().phases()) {
            ExpectedVerdicts expected = new ExpectedVerdicts(cluster.truth(), phase);
            for (RunningContainer container : cluster.truth().containersAtEndOf(phase)) {
                several += expected.of(container).size() > 1 ? 1 : 0;
            }
        }

        assertThat(several).isEqualTo(57);
    }

    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void everyPlaceOfALivePodIsTrue(RecordedCluster cluster) {
        cluster.mustBeThere();

        for (Phase phase : cluster.truth().phases()) {
            List<String> running = cluster.truth().containersAtEndOf(phase).stream()
                    .map(RunningContainer::place)
                    .toList();

            assertThat(Places.live(cluster.atEndOf(phase)).keySet())
                    .as(phase.name())
                    .containsExactlyInAnyOrderElementsOf(running);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void everyImageOfATemplateHasAPlace(RecordedCluster cluster) {
        cluster.mustBeThere();
        int images = 0;

        for (Phase phase : cluster.truth().phases()) {
            for (Controller controller : cluster.truth().ownersAtEndOf(phase)) {
                for (String image : controller.images()) {
                    assertThat(new Places(cluster.atEndOf(phase)).of(controller, image))
                            .as("%s %s %s", phase.name(), controller.name(), image)
                            .isNotEmpty();
                    images++;
                }
            }
        }

        assertThat(images).isEqualTo(646);
    }

    /** Between the runs of a CronJob, or scaled to zero, an image may run at any time. */
    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void everyTemplateWithoutPodsHasTheVerdictThatIsTrue(RecordedCluster cluster) {
        cluster.mustBeThere();
        List<String> wrong = new ArrayList<>();
        int templates = 0;

        for (Phase phase : cluster.truth().phases()) {
            Places places = new Places(cluster.atEndOf(phase));
            ExpectedVerdicts expected = new ExpectedVerdicts(cluster.truth(), phase);
            for (Controller controller : cluster.truth().ownersAtEndOf(phase)) {
                for (Placement template : places.withoutPod(controller)) {
                    String image = template.container().image();
                    String said = Places.said(template);
                    templates++;
                    if (!expected.of(controller, image).contains(said)) {
                        wrong.add(phase.name() + " " + controller.name() + " " + image + ": " + said);
                    }
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(templates).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void everyPostureIsCompleteAndEveryMessageKnown(RecordedCluster cluster) {
        cluster.mustBeThere();

        for (Phase phase : cluster.truth().phases()) {
            Posture posture = cluster.atEndOf(phase);

            assertThat(posture.missing()).as(phase.name()).isEmpty();
            assertThat(posture.unreadable()).as(phase.name()).isEmpty();
            assertThat(posture.unclassified()).as(phase.name()).isEmpty();
        }
    }
}

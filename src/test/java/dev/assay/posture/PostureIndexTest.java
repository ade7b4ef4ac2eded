package dev.assay.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.posture.History.Finding;
import dev.assay.report.ReportForm;
import dev.assay.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostureIndexTest {

    private static final List<String> APP = List.of("ghcr.io/acme/app:1");
    private static final List<String> APP_2 = List.of("ghcr.io/acme/app:2");
    private static final List<String> TWO = List.of("ghcr.io/acme/app:1", "ghcr.io/acme/sidecar:2");

    private final History history = new History();

    @Test
    void anObjectThatWasGoneBeforeItCameDoesNotCome() {
        history.run("web", APP);
        history.delete("web");

        assertThat(places(history.observations().reversed())).isEmpty();
    }

    @Test
    void whatAdmissionNeverSeesIsSkippedWhateverTheScanSays() {
        history.editPolicy();
        history.run("web", APP);
        history.pass(10);
        history.report("web", ReportForm.SCAN, Finding.LAST_UNSIGNED);

        assertThat(places(history.observations())).containsExactly("web ghcr.io/acme/app:1 UNSIGNED");
        history.leaveOut();
        assertThat(places(history.observations())).containsExactly("web ghcr.io/acme/app:1 SKIPPED");
        history.endLeavingOut();
        assertThat(places(history.observations())).containsExactly("web ghcr.io/acme/app:1 UNSIGNED");
    }

    @Test
    void whatAdmissionSeesMustNotBeOutdated() {
        history.leaveOut();
        PostureIndex index = Conclusions.newIndex();
        history.observations().forEach(index::observe);
        Instant now = history.now();
        List<String> complete = index.publish(now).missing();

        index.observe(new Observation.KindStale(now, Kind.KYVERNO_CONFIG, "nothing was heard"));
        assertThat(index.publish(now).missing()).contains("configmaps: nothing was heard");
        index.observe(new Observation.KindUnreadable(now, Kind.KYVERNO_CONFIG, "forbidden"));
        assertThat(index.publish(now).missing()).contains("configmaps: forbidden");
        index.observe(new Observation.KindCaughtUp(now, Kind.KYVERNO_CONFIG));
        assertThat(index.publish(now).missing()).isEqualTo(complete);
    }

    @Test
    void whatAdmissionSawIsNotKnownAgainBeforeAllOfItIsRead() {
        history.leaveOut();
        PostureIndex index = Conclusions.newIndex();
        history.observations().forEach(index::observe);
        Instant now = history.now();
        index.observe(new Observation.KindUnreadable(now, Kind.KYVERNO_CONFIG, "forbidden"));

        index.observe(new Observation.KindStarted(now, Kind.KYVERNO_CONFIG));

        assertThat(index.publish(now).missing()).contains("configmaps: not all objects were read yet");
    }

    @Test
    void settingsThatAreNoLongerThereLeaveOutNothing() {
        history.editPolicy();
        history.run("web", APP);
        history.pass(10);
        history.report("web", ReportForm.SCAN, Finding.LAST_UNSIGNED);
        history.leaveOut();
        Observation.ScopeSeen scope =
                (Observation.ScopeSeen) history.observations().getLast();
        List<Observation> observations = new ArrayList<>(history.observations());

        observations.add(new Observation.ObjectMissing(history.now(), scope.object()));

        assertThat(places(observations)).containsExactly("web ghcr.io/acme/app:1 UNSIGNED");
    }

    @Test
    void whatAdmissionSeesNeedNotBeReadable() {
        PostureIndex index = Conclusions.newIndex();
        Instant now = history.now();

        index.observe(new Observation.KindUnreadable(now, Kind.KYVERNO_CONFIG, "forbidden"));

        assertThat(index.publish(now).missing()).noneMatch(missing -> missing.startsWith("configmaps"));
    }

    @Test
    void aReportThatComesBeforeItsPodWaitsForIt() {
        history.editPolicy();
        history.run("web", APP);
        history.pass(10);
        history.report("web", ReportForm.SCAN, Finding.ALL_GOOD);

        assertThat(places(history.observations().reversed())).containsExactly("web ghcr.io/acme/app:1 VERIFIED");
    }

    /** A tenant may write reports in their own namespace, about anything. */
    @ParameterizedTest
    @EnumSource(ReportForm.class)
    void aReportFromAnotherNamespaceSaysNothing(ReportForm form) {
        history.editPolicy();
        history.run("web", APP);
        history.pass(10);
        history.report("web", ReportForm.SCAN, Finding.LAST_UNSIGNED);
        history.pass(10);
        history.reportIn("elsewhere", "web", form, Finding.ALL_GOOD);

        assertThat(places(history.observations())).containsExactly("web ghcr.io/acme/app:1 UNSIGNED");
        assertThat(places(history.observations().reversed())).containsExactly("web ghcr.io/acme/app:1 UNSIGNED");
    }

    @Test
    void aNewPodOfTheSameNameInheritsNothing() {
        history.editPolicy();
        history.run("web", APP);
        history.pass(10);
        history.report("web", ReportForm.SCAN, Finding.ALL_GOOD);
        history.delete("web");
        history.run("web", APP);

        assertThat(places(history.observations())).containsExactly("web ghcr.io/acme/app:1 UNEVALUATED");
    }

    @Test
    void theLateEndOfThePodBeforeLeavesTheNewOneAlone() {
        history.run("web", APP);
        history.delete("web");
        history.run("web", APP_2);
        List<Observation> late = new ArrayList<>(history.observations());
        late.add(late.remove(1));

        assertThat(places(late)).containsExactly("web ghcr.io/acme/app:2 UNEVALUATED");
    }

    @Test
    void anOlderVersionAfterANewerOneChangesNothing() {
        history.run("web", APP);
        history.run("web", APP_2);

        assertThat(places(history.observations().reversed())).containsExactly("web ghcr.io/acme/app:2 UNEVALUATED");
    }

    @Test
    void aScanOfOtherImagesDoesNotCountEvenIfTheImagesComeBack() {
        history.editPolicy();
        history.run("web", APP);
        history.pass(10);
        history.run("web", APP_2);
        history.pass(10);
        history.report("web", ReportForm.SCAN, Finding.ALL_GOOD);
        history.pass(10);
        history.run("web", APP);
        List<Observation> inOrder = history.observations();
        List<Observation> newestFirst =
                List.of(inOrder.get(0), inOrder.get(3), inOrder.get(4), inOrder.get(1), inOrder.get(2));

        assertThat(places(inOrder)).containsExactly("web ghcr.io/acme/app:1 UNEVALUATED");
        assertThat(places(newestFirst)).containsExactly("web ghcr.io/acme/app:1 UNEVALUATED");
    }

    @Test
    void anUnreadableVersionTakesThePodOutUntilAReadableOneComes() {
        history.editPolicy();
        history.run("web", APP);
        history.pass(10);
        history.report("web", ReportForm.SCAN, Finding.ALL_GOOD);
        history.spoil("web");
        PostureIndex index = index(history.observations());

        assertThat(places(index)).isEmpty();
        assertThat(index.publish(history.now()).unreadable())
                .extracting(UnreadableObject::reason)
                .containsExactly("spec is broken");

        history.touch("web");
        index.observe(history.observations().getLast());

        assertThat(places(index)).containsExactly("web ghcr.io/acme/app:1 VERIFIED");
        assertThat(index.publish(history.now()).unreadable()).isEmpty();
    }

    @Test
    void anUnreadableVersionThatComesLateChangesNothing() {
        history.run("web", APP);
        history.spoil("web");
        history.touch("web");
        List<Observation> late = new ArrayList<>(history.observations());
        late.add(late.remove(1));
        PostureIndex index = index(late);

        assertThat(places(index)).containsExactly("web ghcr.io/acme/app:1 UNEVALUATED");
        assertThat(index.publish(history.now()).unreadable()).isEmpty();
    }

    @Test
    void aReadableVersionThatComesLateDoesNotHideThatTheNewestIsNot() {
        history.run("web", APP);
        history.spoil("web");
        PostureIndex index = index(history.observations().reversed());

        assertThat(places(index)).isEmpty();
        assertThat(index.publish(history.now()).unreadable()).hasSize(1);
    }

    @Test
    void theEndOfAnUnreadableObjectEndsItsQuarantine() {
        history.run("web", APP);
        history.spoil("web");
        history.delete("web");

        assertThat(index(history.observations()).publish(history.now()).unreadable())
                .isEmpty();
        assertThat(index(history.observations().reversed())
                        .publish(history.now())
                        .unreadable())
                .isEmpty();
    }

    @Test
    void aPolicyThatIsEditedMakesWhatWasKnownStale() {
        history.editPolicy();
        history.run("web", APP);
        history.pass(10);
        history.report("web", ReportForm.SCAN, Finding.ALL_GOOD);
        history.pass(10);
        history.editPolicy();

        assertThat(places(history.observations())).containsExactly("web ghcr.io/acme/app:1 UNEVALUATED");
    }

    @Test
    void aPolicyOfWhichOnlyTheStatusChangesDoesNot() {
        history.editPolicy();
        history.run("web", APP);
        history.pass(10);
        history.report("web", ReportForm.SCAN, Finding.ALL_GOOD);
        history.touchPolicy();

        assertThat(places(history.observations())).containsExactly("web ghcr.io/acme/app:1 VERIFIED");
    }

    @Test
    void evidenceExpiresByTimeAlone() {
        history.editPolicy();
        history.run("web", APP);
        history.report("web", ReportForm.SCAN, Finding.ALL_GOOD);
        PostureIndex index = index(history.observations());

        assertThat(index.publish(history.now().plusSeconds(10_800)).tally().count(Verdict.VERIFIED))
                .isEqualTo(1);
        assertThat(index.publish(history.now().plusSeconds(10_801)).tally().count(Verdict.VERIFIED))
                .isZero();
    }

    @Test
    void whileNothingChangesTheGenerationIsTheSame() {
        history.editPolicy();
        history.run("web", APP);
        PostureIndex index = index(history.observations());
        long before = index.publish(history.now()).generation();

        assertThat(index.publish(history.now().plusSeconds(1)).generation()).isEqualTo(before);

        history.observations().forEach(index::observe);

        assertThat(index.publish(history.now().plusSeconds(2)).generation()).isEqualTo(before);
    }

    @Test
    void aMessageThatNobodyKnowsCountsThoughItsPolicyComesLater() {
        history.editPolicy();
        history.run("web", APP);
        history.pass(10);
        history.report("web", ReportForm.SCAN, Finding.LAST_STRANGE);

        assertThat(places(history.observations())).containsExactly("web ghcr.io/acme/app:1 ERROR");
        assertThat(places(history.observations().reversed())).containsExactly("web ghcr.io/acme/app:1 ERROR");
    }

    @Test
    void removingTheLastPodForgetsTheNamespace() {
        history.run("web", APP);
        history.delete("web");

        assertThat(index(history.observations()).publish(history.now()).byNamespace())
                .isEmpty();
    }

    @Test
    void anImageIsCountedOnceHoweverOftenItRuns() {
        history.editPolicy();
        history.run("web-1", TWO);
        history.run("web-2", TWO);
        history.run("web-3", APP);
        history.pass(10);
        history.report("web-3", ReportForm.SCAN, Finding.LAST_UNSIGNED);
        Tally tally = index(history.observations()).publish(history.now()).tally();

        assertThat(tally.total()).isEqualTo(2);
        assertThat(tally.refused()).isEqualTo(1);
        assertThat(tally.count(Verdict.UNSIGNED)).isEqualTo(1);
        assertThat(tally.unevaluated()).isEqualTo(1);
    }

    @Test
    void onceTheExceptionIsGoneItsPodIsUnknown() {
        history.editPolicy();
        history.run("web", APP);
        history.except();
        history.pass(10);
        history.report("web", ReportForm.SCAN, Finding.EXCEPTED);
        PostureIndex index = index(history.observations());
        index.observe(new Observation.KindCaughtUp(history.now(), Kind.POLICY_EXCEPTION));

        assertThat(places(index)).containsExactly("web ghcr.io/acme/app:1 EXCEPTED");

        history.endException();
        index.observe(history.observations().getLast());

        assertThat(places(index)).containsExactly("web ghcr.io/acme/app:1 UNEVALUATED");
    }

    private List<String> places(List<Observation> observations) {
        return places(index(observations));
    }

    private List<String> places(PostureIndex index) {
        return index.publish(history.now()).byNamespace().values().stream()
                .flatMap(namespace -> namespace.images().stream())
                .flatMap(image -> image.placements().stream())
                .map(place -> place.workload().name() + " " + place.container().image() + " "
                        + place.overall().verdict())
                .toList();
    }

    private static PostureIndex index(List<Observation> observations) {
        PostureIndex index = Conclusions.newIndex();
        observations.forEach(index::observe);
        return index;
    }
}

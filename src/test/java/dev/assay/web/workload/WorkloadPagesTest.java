package dev.assay.web.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.access.Viewer;
import dev.assay.history.HistoryState;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Tally;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.web.GateSamples;
import dev.assay.web.page.PageFrames;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkloadPagesTest {

    private static final Workload WEB = new Workload("Deployment", "web");

    private final List<ImagePosture> images = new ArrayList<>();
    private final List<Placement> rollbacks = new ArrayList<>();

    @Test
    void containersComeWorstFirstAndPodsOnce() {
        image("a.test/app:1", Verdict.VERIFIED, place(WEB, "web-1", "app", "a.test/app:1"));
        image(
                "a.test/side:1",
                Verdict.UNSIGNED,
                place(WEB, "web-1", "side", "a.test/side:1"),
                place(WEB, "web-2", "side", "a.test/side:1"));
        image("a.test/next:2", Verdict.UNSIGNED, place(WEB, null, "next", "a.test/next:2"));
        image(
                "a.test/other:1",
                Verdict.UNSIGNED,
                place(new Workload("Deployment", "other"), "o-1", "o", "a.test/other:1"));

        WorkloadPage page = page(WEB);

        assertThat(page.containers())
                .extracting(WorkloadPage.ContainerLine::container, WorkloadPage.ContainerLine::pods)
                .containsExactly(
                        tuple("container side", "in 2 pods"),
                        tuple("container next", "in the template; no pod has it now"),
                        tuple("container app", "in 1 pod"));
        assertThat(page.pods())
                .extracting(WorkloadPage.PodLine::name, WorkloadPage.PodLine::images)
                .containsExactly(tuple("web-1", "2 containers"), tuple("web-2", "1 container"));
        assertThat(page.headline().statement()).isEqualTo("Its next pod would be refused.");
        assertThat(page.headline().rest()).isEqualTo("2 pods run now.");
    }

    @Test
    void oldRevisionsAreThoseNamedAfterItThatDoNotRun() {
        image("a.test/app:2", Verdict.UNSIGNED, place(WEB, "web-1", "app", "a.test/app:2"));
        rollbacks.add(place(new Workload("ReplicaSet", "web-5d4f"), null, "app", "a.test/app:1", Verdict.UNSIGNED));
        rollbacks.add(place(new Workload("ReplicaSet", "web-77aa"), null, "app", "a.test/app:2", Verdict.UNSIGNED));
        rollbacks.add(
                place(new Workload("ReplicaSet", "web-admin-5d4f"), null, "app", "a.test/app:0", Verdict.UNSIGNED));

        assertThat(page(WEB).rollbacks())
                .extracting(WorkloadPage.RollbackLine::revision, WorkloadPage.RollbackLine::image)
                .containsExactly(tuple("web-5d4f", "a.test/app:1"));
    }

    @Test
    void ofOtherKindsOldRevisionsAreNotKnown() {
        Workload ledger = new Workload("StatefulSet", "ledger");
        image("a.test/app:2", Verdict.VERIFIED, place(ledger, "ledger-0", "app", "a.test/app:2"));

        assertThat(page(ledger).rollbackNote()).startsWith("Old revisions are known of Deployments only");
    }

    @Test
    void anotherKindOfTheSameNameIsUnknown() {
        image("a.test/app:1", Verdict.VERIFIED, place(WEB, "web-1", "app", "a.test/app:1"));

        assertThat(WorkloadParts.of(namespace(), new Workload("StatefulSet", "web"))
                        .unknown())
                .isTrue();
    }

    private void image(String image, Verdict verdict, Placement... places) {
        List<Placement> judged =
                List.of(places).stream().map(place -> judged(place, verdict)).toList();
        images.add(new ImagePosture(image, judged.getFirst().overall(), judged, Long.MAX_VALUE));
    }

    private static Placement place(Workload workload, @Nullable String pod, String container, String image) {
        return place(workload, pod, container, image, Verdict.VERIFIED);
    }

    private static Placement place(
            Workload workload, @Nullable String pod, String container, String image, Verdict verdict) {
        Container one = new Container(ContainerKind.CONTAINER, container, image);
        return judged(new Placement(workload, pod, one, List.of()), verdict);
    }

    private static Placement judged(Placement place, Verdict verdict) {
        Cause cause = verdict == Verdict.UNSIGNED ? Cause.NO_SIGNATURE : null;
        Refusal refused = verdict == Verdict.UNSIGNED ? Refusal.YES : Refusal.NO;
        Judgement judgement = new Judgement(verdict, cause, refused, null, "", true, Long.MAX_VALUE);
        return new Placement(
                place.workload(),
                place.podName(),
                place.container(),
                List.of(new PolicyVerdict(GateSamples.POLICY, judgement)));
    }

    private NamespacePosture namespace() {
        return new NamespacePosture("shop", images, Tally.EMPTY, Map.of(), rollbacks);
    }

    private WorkloadPage page(Workload workload) {
        return WorkloadPages.of(
                "shop",
                workload,
                WorkloadParts.of(namespace(), workload),
                new PageFrames(Optional::empty, () -> HistoryState.OFF, Viewer.ON_OWN_MACHINE, "").plain(),
                GateSamples.NOON);
    }
}

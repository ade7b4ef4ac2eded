package dev.assay.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FluxPassTest {

    private static final List<Manifest> WHOLE = Manifest.inFolder(FluxPass.FOLDER);

    @Test
    void thePassesTogetherAreTheWholeFolderAndNoObjectIsInTwo() {
        assertThat(WHOLE)
                .extracting(Manifest::kind)
                .containsExactlyInAnyOrder(
                        "Namespace",
                        "HelmRepository",
                        "HelmRelease",
                        "ClusterPolicy",
                        "Namespace",
                        "OCIRepository",
                        "HelmRelease");

        Stream<Manifest> applied =
                FluxPass.all().stream().map(FluxPass::applied).flatMap(List::stream);

        assertThat(applied).containsExactlyInAnyOrderElementsOf(WHOLE);
    }

    @Test
    void theFirstPassHoldsNothingThatKyvernoDefines() {
        assertThat(first(WHOLE).applied()).isNotEmpty().noneMatch(FluxPassTest::isDefinedByKyverno);
    }

    @Test
    void withoutItsLabelThePolicyWouldBeInTheFirstPass() {
        List<Manifest> unlabelled = WHOLE.stream()
                .map(manifest -> manifest.kind().equals("ClusterPolicy")
                        ? manifest.without("/metadata/labels", "gitops/pass")
                        : manifest)
                .toList();

        assertThat(first(unlabelled).applied()).anyMatch(FluxPassTest::isDefinedByKyverno);
    }

    @Test
    void theSecondPassWaitsUntilTheFirstIsReadyAndForWhatItAppliesItself() {
        FluxPass first = FluxPass.all().getFirst();
        FluxPass second = FluxPass.all().get(1);

        assertThat(first.kustomization().at("/spec/wait").asBoolean()).isTrue();
        assertThat(first.kustomization().at("/spec/dependsOn").isMissingNode()).isTrue();
        assertThat(second.kustomization().at("/spec/dependsOn/0/name").asString())
                .isEqualTo(first.kustomization().name());
        assertThat(second.kustomization().at("/spec/healthChecks/0/name").asString())
                .isEqualTo(second.applied().getFirst().name());
    }

    @Test
    void nothingWaitsForAssay() {
        FluxPass assay = FluxPass.all().getLast();

        assertThat(assay.applied())
                .extracting(Manifest::kind, Manifest::name)
                .containsExactly(
                        tuple("Namespace", "assay"), tuple("OCIRepository", "assay"), tuple("HelmRelease", "assay"));
        assertThat(FluxPass.all())
                .noneMatch(pass -> pass.kustomization()
                        .at("/spec/dependsOn")
                        .toString()
                        .contains(assay.kustomization().name()));
    }

    @Test
    void thePassesWaitLongerThanTheReleaseThatTheyWaitFor() {
        assertThat(FluxPass.all().getFirst().kustomization().at("/spec/timeout").asString())
                .isEqualTo("15m");
        assertThat(Manifest.only("kubernetes/infrastructure/kyverno/helmrelease.yaml")
                        .at("/spec/timeout")
                        .asString())
                .isEqualTo("10m");
    }

    private static FluxPass first(List<Manifest> whole) {
        return FluxPass.over(whole).getFirst();
    }

    private static boolean isDefinedByKyverno(Manifest manifest) {
        return manifest.group().matches("([a-z]+\\.)?kyverno\\.io|wgpolicyk8s\\.io|openreports\\.io");
    }
}

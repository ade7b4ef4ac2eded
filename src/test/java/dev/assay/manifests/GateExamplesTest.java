package dev.assay.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of docs/gate-resource.md. That they satisfy their schemas is tested by {@code mise run check}. */
class GateExamplesTest {

    @Test
    void argoCdGetsTheScriptThatStandsBesideIt() {
        Manifest settings = Manifest.only("docs/examples/argocd-cm.yaml");

        assertThat(settings.at("/data/resource.customizations.health.assay.dev_EnforcementGate")
                        .asString())
                .isEqualTo(Manifest.text("docs/examples/argocd-health.lua"));
    }

    @Test
    void fluxIsNotReadyWithoutConditionsOrWithThoseOfAnOldSpec() {
        List<Manifest> passes = Manifest.inFile("docs/examples/flux-gate.yaml");

        assertThat(passes.getFirst().at("/spec/healthCheckExprs/0/current").asString())
                .startsWith("has(status.conditions) && status.conditions.exists(")
                .contains("e.observedGeneration == metadata.generation");
        assertThat(passes.getLast().at("/spec/dependsOn/0/name").asString())
                .isEqualTo(passes.getFirst().name());
    }
}

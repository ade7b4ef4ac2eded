package dev.assay.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class KyvernoReleaseTest {

    private static final Manifest RELEASE = Manifest.only("kubernetes/infrastructure/kyverno/helmrelease.yaml");

    @Test
    void theChartIsPinnedToTheLastOneThatIsSureToHaveClusterPolicy() {
        assertThat(RELEASE.at("/spec/chart/spec/version")).hasToString("\"3.9.0\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            admissionController  | /container/resources | 50m | 128Mi | 384Mi
            backgroundController | /resources           | 25m | 64Mi  | 256Mi
            cleanupController    | /resources           | 25m | 64Mi  | 128Mi
            reportsController    | /resources           | 25m | 64Mi  | 256Mi
            """)
    void eachControllerHasOneReplicaRequestsAndAMemoryLimit(
            String controller, String resources, String cpu, String memory, String limit) {
        JsonNode values = RELEASE.at("/spec/values/" + controller);

        assertThat(values.at("/replicas").asInt()).isEqualTo(1);
        assertThat(values.at(resources + "/requests/cpu").asString()).isEqualTo(cpu);
        assertThat(values.at(resources + "/requests/memory").asString()).isEqualTo(memory);
        assertThat(values.at(resources + "/limits/memory").asString()).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /spec/install/strategy/name                | RetryOnFailure
            /spec/upgrade/strategy/name                | RemediateOnFailure
            /spec/upgrade/remediation/strategy         | rollback
            /spec/upgrade/remediation/retries          | 3
            /spec/install/crds                         | CreateReplace
            /spec/upgrade/crds                         | CreateReplace
            /spec/values/crds/install                  | true
            /spec/driftDetection/mode                  | warn
            """)
    void theReleaseMendsItself(String pointer, String value) {
        assertThat(RELEASE.at(pointer).asString()).isEqualTo(value);
    }

    @Test
    void theChartComesFromKyvernosRepositoryBesideTheRelease() {
        Manifest repository = Manifest.only("kubernetes/infrastructure/kyverno/helmrepository.yaml");

        assertThat(repository.at("/spec/url").asString()).isEqualTo("https://kyverno.github.io/kyverno/");
        assertThat(RELEASE.at("/spec/chart/spec/sourceRef/name").asString()).isEqualTo(repository.name());
        assertThat(repository.namespace()).isEqualTo(RELEASE.namespace()).isEqualTo("kyverno");
    }
}

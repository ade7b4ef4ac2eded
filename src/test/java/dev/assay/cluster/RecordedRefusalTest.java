package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cluster.Truth.Phase;
import dev.assay.posture.Placement;
import dev.assay.posture.Posture;
import dev.assay.verdict.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what Assay says would be refused against what Kyverno did refuse, once two namespaces were enforced. */
class RecordedRefusalTest {

    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void everyImageThatWasRefusedIsSaidToBe(RecordedCluster cluster) {
        cluster.mustBeThere();
        Set<String> refused = new TreeSet<>();
        attempts(cluster).forEach(attempt -> refused.addAll(attempt.refusedImages()));

        List<Placement> running = atEndOfEnforcement(cluster).byNamespace().values().stream()
                .flatMap(Places::all)
                .filter(placement -> refused.contains(placement.container().image()))
                .toList();

        assertThat(refused)
                .containsExactly(
                        "private.acme.test:8443/vendor/scanner:4.2.0",
                        "registry.acme.test/batch/cleanup:1.0.0",
                        "registry.acme.test/legacy/billing:1.0.7",
                        "registry.acme.test/payments/fraud:0.1.0",
                        "registry.acme.test/shop/cart:2.0.1",
                        "registry.acme.test/shop/ghost:9.9.9",
                        "selfsigned.acme.test:9444/lab/gpu:0.1.0");
        assertThat(running).hasSize(18);
        assertThat(running)
                .extracting(placement -> placement.overall().refused())
                .containsOnly(Refusal.YES);
    }

    @ParameterizedTest
    @MethodSource("dev.assay.cluster.RecordedCluster#all")
    void nothingThatWasLetInIsSaidToBeRefused(RecordedCluster cluster) {
        cluster.mustBeThere();
        List<String> admitted = new ArrayList<>();

        for (KubectlAttempt attempt : attempts(cluster)) {
            if (enforcement(cluster).enforced().contains(attempt.namespace())) {
                attempt.admittedNames().forEach(name -> admitted.addAll(said(cluster, attempt.namespace(), name)));
            }
        }

        assertThat(admitted)
                .containsExactlyInAnyOrder(
                        "shop/try-signed registry.acme.test/shop/web:1.4.2 NO",
                        "shop/try-signed registry.acme.test/platform/proxy:1.29.4 NO",
                        "shop/try-down down.acme.test:5999/tools/cron:1.0.0 NO",
                        "payments/fx registry.acme.test/payments/api:5.3.0 NO",
                        "shop/web registry.acme.test/shop/web:1.4.2 NO",
                        "shop/web registry.acme.test/shop/web:1.4.2 NO");
    }

    private static List<String> said(RecordedCluster cluster, String namespace, String workload) {
        return Places.all(atEndOfEnforcement(cluster).namespace(namespace).orElseThrow())
                .filter(placement -> placement.workload().name().equals(workload))
                .map(placement -> namespace + "/" + workload + " "
                        + placement.container().image() + " "
                        + placement.overall().refused())
                .toList();
    }

    private static List<KubectlAttempt> attempts(RecordedCluster cluster) {
        return KubectlAttempt.duringRecording(cluster.refusals());
    }

    private static Posture atEndOfEnforcement(RecordedCluster cluster) {
        return cluster.atEndOf(enforcement(cluster));
    }

    private static Phase enforcement(RecordedCluster cluster) {
        return cluster.truth().phase("p8");
    }
}

package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Observation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalProjectionTest {

    @Test
    void everyPolicyThatRefusedIsNamedAndItsRulesAreNot() {
        List<Observation.RequestRefused> refused = refused("FailedCreate", 2, """
                Error creating: admission webhook "mutate.kyverno.svc-ignore" denied the request:\s

                resource Pod/shop/ was blocked due to the following policies\s

                team/other:
                  autogen-x: 'failed to verify image a'
                verify-image-signatures:
                  verify-key: 'failed to verify image registry.acme.test/shop/cart:2.0.1: no signatures found'
                """);

        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst().policies()).containsExactly("team/other", "verify-image-signatures");
        assertThat(refused.getFirst().times()).isEqualTo(2);
        assertThat(refused.getFirst().object().namespace()).isEqualTo("shop");
        assertThat(refused.getFirst().lastSecond())
                .isEqualTo(Instant.parse("2026-08-21T08:00:00Z").getEpochSecond());
    }

    @Test
    void anImageValidatingPolicyNamesItself() {
        List<Observation.RequestRefused> refused = refused("FailedCreate", 0, """
                Error creating: admission webhook "ivpol.validate.kyverno.svc-fail-finegrained-images" denied the\
                 request: Policy images failed: not signed by us""");

        assertThat(refused).hasSize(1);
        assertThat(refused.getFirst().policies()).containsExactly("images");
        assertThat(refused.getFirst().times()).isEqualTo(1);
    }

    @Test
    void whatWasRefusedInTheDemoIsTold() {
        assertThat(RecordedCluster.DEMO.observations())
                .filteredOn(Observation.RequestRefused.class::isInstance)
                .isNotEmpty()
                .allSatisfy(observation -> {
                    Observation.RequestRefused refused = (Observation.RequestRefused) observation;
                    assertThat(refused.object().namespace()).isEqualTo("shop");
                    assertThat(refused.policies()).containsExactly("verify-image-signatures");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Error creating: pods \"a\" is forbidden: exceeded quota: compute",
                "Error creating: admission webhook \"other.example\" denied the request: no: reason",
                "Error creating: admission webhook \"x\" denied the request: Policy  failed: ",
                "was blocked due to the following policies \n\nverify:\n"
            })
    void anotherFailureIsNoRefusal(String message) {
        assertThat(refused("FailedCreate", 1, message)).isEmpty();
    }

    @Test
    void anotherEventIsNoRefusal() {
        String message = "admission webhook \"x\" denied the request: Policy images failed: no";

        assertThat(refused("FailedCreate", 1, message)).hasSize(1);
        assertThat(refused("Failed", 1, message)).isEmpty();
    }

    private static List<Observation.RequestRefused> refused(String reason, int count, String message) {
        String event = """
                {"metadata": {"namespace": "shop", "name": "e", "uid": "e"}, "reason": "%s", "count": %d, "message": "%s",
                "lastTimestamp": "2026-08-21T08:00:00Z",
                "involvedObject": {"kind": "ReplicaSet", "uid": "r"}}""".formatted(
                reason, count, message.replace("\\", "").replace("\"", "\\\"").replace("\n", "\\n"));
        return Replayed.of(Replayed.line("events", "ADDED", Replayed.json(event)))
                .all(Observation.RequestRefused.class);
    }
}

package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RunningDigestsTest {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final String OTHER = "sha256:" + "cd".repeat(32);

    private static final List<Container> CONTAINERS = List.of(
            new Container(ContainerKind.INIT, "app", "a.test/init:1"),
            new Container(ContainerKind.CONTAINER, "app", "a.test/app:1"),
            new Container(ContainerKind.CONTAINER, "side", "a.test/side:1"));

    @Test
    void eachContainerHasTheDigestOfItsOwnList() {
        assertThat(of("""
                {"containerStatuses":[{"name":"app","imageID":"a.test/app@%s"}],
                 "initContainerStatuses":[{"name":"app","imageID":"docker-pullable://a.test/init@%s"}]}""".formatted(DIGEST, OTHER))).containsExactly(OTHER, DIGEST, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:abababababababababababababababababababababababababababababababab",
                "a.test/app@sha256:short",
                "a.test/app@<script>alert(1)</script>",
                "a.test/app:1"
            })
    void whatNamesNoDigestOfARegistryIsNotKnown(String imageId) {
        assertThat(of("""
                {"containerStatuses":[{"name":"app","imageID":"%s"}]}""".formatted(imageId))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "7",
                "{\"containerStatuses\":{\"a\":1}}",
                "{\"containerStatuses\":[null,7,{\"name\":7,\"imageID\":[]}]}"
            })
    void nothingInAStatusFails(String status) {
        assertThat(of(status)).isEmpty();
    }

    private static List<String> of(String status) {
        return RunningDigests.of(CONTAINERS, JsonMapper.shared().readTree(status));
    }
}

package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.posture.UnreadableObject;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code assay record} writes is what {@code assay replay} reads. */
class LiveRecordingTest {

    private final FakeApi api = new FakeApi();
    private final StringWriter output = new StringWriter();
    private final List<Observation> told = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whatIsThereAndWhatHappensIsRecordedUntilTheEnd() throws IOException {
        api.put("web", pod("shop", "web"));
        api.put("old", pod("shop", "old"));
        try (LiveRecording recording = record(new LiveRecording.Scope(Set.of(), false))) {
            untilWatched();
            api.put("new", pod("shop", "new"));
            api.delete("old");
            await().until(() -> output.toString().contains("DELETED"));

            assertThat(recording.lines()).isEqualTo(output.toString().lines().count());
        }
        int length = output.toString().length();
        api.put("late", pod("shop", "late"));

        Replayed replayed = Replayed.of(output.toString());
        assertThat(replayed.skipped()).isEmpty();
        assertThat(images(replayed)).containsExactly("registry.acme.test/new:1", "registry.acme.test/web:1");
        assertThat(output.toString()).hasSize(length).endsWith("}\n");
    }

    @Test
    void onlyTheNamespacesThatAreAskedForAreRecorded() throws IOException {
        api.put("web", pod("shop", "web"));
        api.put("api", pod("payments", "api"));
        try (LiveRecording recording = record(new LiveRecording.Scope(Set.of("payments"), false))) {
            untilWatched();
            assertThat(recording.lines()).isPositive();
        }

        assertThat(images(Replayed.of(output.toString()))).containsExactly("registry.acme.test/api:1");
    }

    @Test
    void aRedactedRecordingHoldsNoName() throws IOException {
        api.put("web", pod("shop", "web"));
        try (LiveRecording recording = record(new LiveRecording.Scope(Set.of(), true))) {
            untilWatched();
            assertThat(recording.lines()).isPositive();
        }

        assertThat(images(Replayed.of(output.toString()))).hasSize(1);
        assertThat(output.toString()).doesNotContain("shop", "web", "acme");
    }

    @Test
    void aReportThatWasWrittenByHandIsSoInTheRecordingToo() throws IOException {
        String report = FakeObjects.report("u1", "pass")
                .replace(
                        "\"metadata\":{",
                        "\"metadata\":{\"managedFields\":[{\"manager\":\"kubectl-edit\","
                                + "\"fieldsV1\":{\"f:results\":{}}}],");
        api.put(Kind.POLICY_REPORT, "u1", report);
        api.put("web", pod("shop", "web").replace("\"metadata\":{", "\"metadata\":{\"managedFields\":[{}],"));
        try (LiveRecording recording = record(new LiveRecording.Scope(Set.of(), true))) {
            untilWatched();
            assertThat(recording.lines()).isPositive();
        }

        assertThat(Replayed.of(output.toString()).posture().unreadable())
                .extracting(UnreadableObject::reason)
                .containsExactly("it says what Kyverno says, but is not as Kyverno writes it: "
                        + "its results were written with kubectl");
        assertThat(output.toString()).containsOnlyOnce("managedFields");
    }

    private LiveRecording record(LiveRecording.Scope scope) throws IOException {
        ClusterAccess access = new ClusterAccess(api.kubeconfig(folder), null, KyvernoConfig.DEFAULT);
        return LiveRecording.start(access, output, scope, told::add, Clock.systemUTC());
    }

    private void untilWatched() {
        await().until(() -> told.stream()
                .anyMatch(observation ->
                        observation instanceof Observation.KindCaughtUp caughtUp && caughtUp.kind() == Kind.POD));
        await().until(() -> api.watches() == Kind.values().length);
    }

    private static List<String> images(Replayed replayed) {
        return replayed.posture().byNamespace().values().stream()
                .flatMap(namespace -> namespace.images().stream())
                .map(image -> image.image())
                .sorted()
                .toList();
    }

    private static String pod(String namespace, String name) {
        return """
                {"metadata":{"namespace":"%1$s","name":"%2$s","uid":"uid-%2$s","resourceVersion":"VERSION",\
                "creationTimestamp":"2026-11-25T10:00:00Z"},\
                "spec":{"containers":[{"name":"%2$s","image":"registry.acme.test/%2$s:1"}]}}""".formatted(namespace, name);
    }
}

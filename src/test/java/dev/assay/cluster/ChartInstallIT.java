package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.manifests.Chart;
import dev.assay.manifests.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the chart renders, on a real API server that keeps the namespace to the restricted Pod Security Standard. */
class ChartInstallIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final RealApi api;
    private final Kubectl kubectl;

    ChartInstallIT(@TempDir Path folder) {
        this.folder = folder;
        api = RealApi.start();
        kubectl = Kubectl.of(api, folder);
    }

    @AfterEach
    void stopTheServer() {
        api.close();
    }

    @Test
    void fromAnEmptyNamespaceAllIsAppliedAndItsPodIsAdmitted() throws IOException {
        kubectl.run("create", "namespace", "kyverno");
        kubectl.run("create", "namespace", "assay");
        kubectl.run("label", "namespace", "assay", "pod-security.kubernetes.io/enforce=restricted");
        kubectl.run("label", "namespace", "assay", "pod-security.kubernetes.io/warn=restricted");
        List<Manifest> objects = Chart.plain().objects();

        Kubectl.Outcome applied = apply(objects);
        Kubectl.Outcome admitted = apply(List.of(pod(Chart.plain())), "--dry-run=server");

        assertThat(applied.status()).as(applied.output()).isZero();
        assertThat(applied.output()).doesNotContain("Warning").contains("deployment.apps/assay");
        assertThat(admitted.status()).as(admitted.output()).isZero();
    }

    /** As the Deployment's controller would make it. */
    private static Manifest pod(Chart chart) {
        ObjectNode pod = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.setAll((ObjectNode) chart.only("Deployment").at("/spec/template").deepCopy());
        ((ObjectNode) pod.at("/metadata")).put("name", "assay-0").put("namespace", "assay");
        return new Manifest(pod);
    }

    private Kubectl.Outcome apply(List<Manifest> manifests, String... options) throws IOException {
        ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        manifests.forEach(manifest -> list.withArray("items").add(manifest.object()));
        Path file = Files.writeString(folder.resolve("list.json"), list.toString());
        String[] command = {"apply", "--server-side", "-f", file.toString()};
        String[] all = Arrays.copyOf(command, command.length + options.length);
        System.arraycopy(options, 0, all, command.length, options.length);
        return kubectl.attempt(all);
    }
}

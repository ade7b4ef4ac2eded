package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.manifests.FluxPass;
import dev.assay.manifests.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The manifests on a real, empty API server that knows Flux's kinds, and none of Kyverno's before its chart is installed. */
class InstallIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FOLDER = "kubernetes/infrastructure";

    private final Path folder;
    private final RealApi api;
    private final Kubectl kubectl;

    InstallIT(@TempDir Path folder) {
        this.folder = folder;
        api = RealApi.start();
        kubectl = Kubectl.of(api, folder);
    }

    @BeforeEach
    void installFlux() {
        define("helmrepositories.source.toolkit.fluxcd.io");
        define("ocirepositories.source.toolkit.fluxcd.io");
        define("helmreleases.helm.toolkit.fluxcd.io");
        define("kustomizations.kustomize.toolkit.fluxcd.io");
    }

    @AfterEach
    void stopTheServer() {
        api.close();
    }

    @Test
    void inPassesFluxGetsFromNothingToThePolicy() throws IOException {
        FluxPass first = FluxPass.all().getFirst();
        FluxPass second = FluxPass.all().get(1);
        FluxPass assay = FluxPass.all().getLast();
        kubectl.run("create", "namespace", "flux-system");
        kubectl.run("apply", "--server-side", "-f", "kubernetes/flux");

        assertThat(reconcile(first.applied()).status()).isZero();
        assertThat(reconcile(second.applied()).output()).contains("no matches for kind \"ClusterPolicy\"");
        assertThat(reconcile(assay.applied()).status())
                .as("nothing of Kyverno's is needed")
                .isZero();
        define("clusterpolicies.kyverno.io");
        assertThat(reconcile(second.applied()).status()).isZero();

        for (Manifest manifest : Manifest.inFolder(FOLDER)) {
            assertThat(stored(manifest).at("/spec")).isEqualTo(expectedSpec(manifest));
        }
        String before = kubectl.run("get", "clusterpolicies,helmreleases,helmrepositories", "-A", "-o", "json");
        assertThat(reconcile(first.applied()).status()).isZero();
        assertThat(reconcile(second.applied()).status()).isZero();
        assertThat(kubectl.run("get", "clusterpolicies,helmreleases,helmrepositories", "-A", "-o", "json"))
                .as("a second time changes nothing")
                .isEqualTo(before);
    }

    @Test
    void inOnePassFluxWouldNeverApplyTheReleaseThatBringsTheDefinition() throws IOException {
        List<Manifest> whole = Manifest.inFolder(FOLDER);

        assertThat(reconcile(whole).output()).contains("no matches for kind \"ClusterPolicy\"");
        assertThat(reconcile(whole).status()).isNotZero();
        assertThat(kubectl.run("get", "helmreleases,helmrepositories", "-A")).contains("No resources found");
    }

    @Test
    void byHandItTakesTwoRuns() {
        Kubectl.Outcome first = kubectl.attempt("apply", "--server-side", "-k", FOLDER);

        assertThat(first.status()).isEqualTo(1);
        assertThat(first.output()).contains("no matches for kind \"ClusterPolicy\"");
        assertThat(kubectl.run("-n", "kyverno", "get", "helmreleases,helmrepositories", "-o", "name"))
                .contains("helmrelease.helm.toolkit.fluxcd.io/kyverno")
                .contains("helmrepository.source.toolkit.fluxcd.io/kyverno");

        define("clusterpolicies.kyverno.io");
        kubectl.run("apply", "--server-side", "-k", FOLDER);
        assertThat(kubectl.run("get", "clusterpolicies", "-o", "name"))
                .contains("clusterpolicy.kyverno.io/verify-image-signatures");
    }

    @Test
    void whatWaitsForLaterCanBeAppliedToo() {
        define("clusterpolicies.kyverno.io");
        define("imagevalidatingpolicies.policies.kyverno.io");

        kubectl.run("apply", "--server-side", "-f", "kubernetes/later");
    }

    /** What Flux does with one Kustomization: namespaces first; of the rest nothing, unless all of it passes a dry run. */
    private Kubectl.Outcome reconcile(List<Manifest> manifests) throws IOException {
        List<Manifest> namespaces = manifests.stream()
                .filter(manifest -> manifest.kind().equals("Namespace"))
                .toList();
        List<Manifest> rest = manifests.stream()
                .filter(manifest -> !namespaces.contains(manifest))
                .toList();
        for (List<Manifest> stage :
                Stream.of(namespaces, rest).filter(stage -> !stage.isEmpty()).toList()) {
            Kubectl.Outcome tried = apply(stage, "--dry-run=server");
            if (tried.status() != 0) {
                return tried;
            }
            assertThat(apply(stage).status()).isZero();
        }
        return new Kubectl.Outcome(0, "");
    }

    private Kubectl.Outcome apply(List<Manifest> manifests, String... options) throws IOException {
        ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        manifests.forEach(manifest -> list.withArray("items").add(manifest.object()));
        Path file = Files.writeString(folder.resolve("list.json"), list.toString());
        return kubectl.attempt(Stream.concat(
                        Stream.of(
                                "apply",
                                "--server-side",
                                "--field-manager=kustomize-controller",
                                "-f",
                                file.toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private void define(String resource) {
        kubectl.run("apply", "-f", "src/test/resources/crds/" + resource + ".json");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> kubectl.attempt("get", resource, "-A").status() == 0);
    }

    private JsonNode stored(Manifest manifest) {
        String namespace = manifest.namespace().isEmpty() ? "default" : manifest.namespace();
        return JSON.readTree(kubectl.run("-n", namespace, "get", manifest.kind(), manifest.name(), "-o", "json"));
    }

    /** A namespace's is the server's own. */
    private JsonNode expectedSpec(Manifest manifest) {
        return manifest.kind().equals("Namespace") ? stored(manifest).at("/spec") : manifest.at("/spec");
    }
}

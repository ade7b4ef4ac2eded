package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/sign-in.md has operators type, on a real API server: who may see what, and whose a token is. */
class SignInGrantIT {

    private static final String SEEN = "policyreports.wgpolicyk8s.io";
    private static final String GATE = "system:serviceaccount:assay:gate";

    private final RealApi api;
    private final Kubectl kubectl;

    SignInGrantIT(@TempDir Path folder) {
        api = RealApi.start();
        kubectl = Kubectl.of(api, folder);
    }

    @BeforeEach
    void grantWhatAssayNeeds() {
        api.install(Kind.POLICY_REPORT);
        api.grant();
        kubectl.run("create", "namespace", "shop");
        kubectl.typed("kubectl -n assay create serviceaccount gate");
    }

    @AfterEach
    void stopTheServer() {
        api.close();
    }

    @Test
    void assayMayAskWhoseATokenIsAndWhoMaySeeWhat() {
        String assay = "system:serviceaccount:assay:assay";

        assertThat(may(assay, "create tokenreviews.authentication.k8s.io")).isEqualTo("yes");
        assertThat(may(assay, "create subjectaccessreviews.authorization.k8s.io"))
                .isEqualTo("yes");
        assertThat(may(GATE, "create tokenreviews.authentication.k8s.io")).isEqualTo("no");
    }

    @Test
    void aRoleBindingShowsOneNamespaceAndAClusterRoleBindingAll() {
        assertThat(may(GATE, "list " + SEEN + " --namespace shop")).isEqualTo("no");

        kubectl.typed(
                "kubectl -n shop create rolebinding assay-gate --clusterrole=assay-viewer --serviceaccount=assay:gate");

        assertThat(may(GATE, "list " + SEEN + " --namespace shop")).isEqualTo("yes");
        assertThat(may(GATE, "list " + SEEN + " --namespace kyverno")).isEqualTo("no");
        assertThat(may(GATE, "list " + SEEN + " --all-namespaces")).isEqualTo("no");

        kubectl.typed("kubectl create clusterrolebinding assay-visitor --clusterrole=assay-viewer"
                + " --serviceaccount=assay:gate");

        assertThat(may(GATE, "list " + SEEN + " --all-namespaces")).isEqualTo("yes");
    }

    @Test
    void theExampleOfAJobBringsAnAccountThatSeesItsNamespace() {
        kubectl.run("apply", "--server-side", "-f", "docs/examples/flux-http-job.yaml");

        String account = "system:serviceaccount:assay:signature-gate";
        assertThat(may(account, "list " + SEEN + " --namespace shop")).isEqualTo("yes");
        assertThat(may(account, "list " + SEEN + " --all-namespaces")).isEqualTo("no");
    }

    @Tag("GO-2023-1520")
    @Test
    void aTokenForAssayIsWorthNothingAtTheApiServerAndTheOtherWayRound() {
        String forAssay = kubectl.typed("kubectl -n assay create token gate --audience assay | tr -d '\\n'");
        String forKubernetes = kubectl.typed("kubectl -n assay create token gate | tr -d '\\n'");

        assertThat(review(forAssay, "[\"assay\"]").at("/user/username").asString())
                .isEqualTo(GATE);
        assertThat(review(forAssay, "[]").at("/authenticated").asBoolean(false)).isFalse();
        assertThat(review(forKubernetes, "[\"assay\"]").at("/authenticated").asBoolean(false))
                .isFalse();
    }

    @Test
    void whoMayMakeTokensOfOneAccountMakesThoseAlone(@TempDir Path folder) throws IOException {
        kubectl.typed("kubectl -n assay create serviceaccount jane");
        String page = Files.readString(Path.of("docs/sign-in.md"));
        int start = page.indexOf("apiVersion", page.indexOf("grant `create` on `serviceaccounts/token`"));
        Path role = Files.writeString(folder.resolve("role.yaml"), page.substring(start, page.indexOf("```", start)));
        kubectl.run("apply", "--server-side", "-f", role.toString());
        kubectl.typed("kubectl -n assay create rolebinding token-of-jane --role=token-of-jane --user=jane");

        String token = "kubectl -n assay create token %s --audience assay --as jane";
        assertThat(kubectl.typed(token.formatted("jane"))).startsWith("ey");
        assertThat(kubectl.typed(token.formatted("gate") + " || true")).contains("cannot create resource");
    }

    /** The last line: warnings come before it. */
    private String may(String who, String what) {
        return kubectl.typed("kubectl auth can-i " + what + " --as " + who + " || true")
                .lines()
                .reduce("", (_, last) -> last);
    }

    private JsonNode review(String token, String audiences) {
        JsonNode request = JsonMapper.shared().readTree("""
                {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenReview",
                 "spec": {"token": "%s", "audiences": %s}}""".formatted(token, audiences));
        return api.create("/apis/authentication.k8s.io/v1/tokenreviews", request)
                .at("/status");
    }
}

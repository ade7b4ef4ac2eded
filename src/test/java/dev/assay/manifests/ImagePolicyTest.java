package dev.assay.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ImagePolicyTest {

    private static final String FILE = "kubernetes/infrastructure/kyverno/clusterpolicy-verify-images.yaml";
    private static final String ENFORCING = "kubernetes/later/clusterpolicy-enforce-by-namespace.yaml";
    private static final String TIGHTENED = "docs/policies.md";
    private static final String WORKFLOWS = "https://token.actions.githubusercontent.com";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /metadata/name                                    | verify-image-signatures
            /spec/validationFailureAction                     | Audit
            /spec/background                                  | true
            /spec/failurePolicy                               | Ignore
            /spec/webhookTimeoutSeconds                       | 30
            /spec/rules/0/name                                | verify-sigstore-keyless
            /spec/rules/0/match/any/0/resources/kinds/0       | Pod
            /spec/rules/0/verifyImages/0/imageReferences/0    | *
            /spec/rules/0/verifyImages/0/mutateDigest         | false
            /spec/rules/0/verifyImages/0/verifyDigest         | false
            /spec/rules/0/verifyImages/0/required             | false
            /spec/rules/0/verifyImages/0/attestors/0/entries/0/keyless/rekor/url | https://rekor.sigstore.dev
            """)
    void thePolicyIsTheOneThatKyvernoAcceptsAndThatRefusesNothing(String pointer, String value) {
        assertThat(Manifest.only(FILE).at(pointer).asString()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/kyverno/kyverno/.github/workflows/release.yaml@refs/tags/v1.19.0",
                "https://github.com/sigstore/cosign/.github/workflows/build.yaml@refs/heads/main",
                "https://github.com/slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml@refs/tags/v2.1.0",
                "https://github.com/acme/shop/.github/workflows/ci.yml@refs/pull/12/merge",
                "https://github.com/acme/shop/.github/workflows/ci.yml@refs/heads/feature/basket",
                "https://github.com/a-c.m_e/.github/.github/workflows/sign.yml@3f786850e387550fdab836ed7e6dc881de23001b",
            })
    void theCatchAllTakesEveryWorkflowOfGitHub(String subject) {
        assertThat(accepts(FILE, WORKFLOWS, subject)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://token.actions.githubusercontent.com.example.org",
                "https://token.actions.githubusercontent.com/enterprise",
                "https://token.actions.githubusercontent.com:8443",
                "https://token.actions.githubusercontent.community",
                "https://tokenXactions.githubusercontent.com",
                "https://token-actions.githubusercontent.com",
                "https://token.actionsXgithubusercontent.com",
                "https://token.actions.githubusercontentXcom",
                "https://token.actions.githubusercontent.org",
                "https://evil.token.actions.githubusercontent.com",
                "http://token.actions.githubusercontent.com",
                "https://example.org/https://token.actions.githubusercontent.com",
                "https://example.org?https://token.actions.githubusercontent.com",
                "HTTPS://TOKEN.ACTIONS.GITHUBUSERCONTENT.COM",
                "https://github.com/login/oauth",
                "https://accounts.google.com",
                "https://gitlab.com",
                "",
            })
    void anIssuerThatLooksLikeGitHubsIsNot(String issuer) {
        String subject = "https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main";

        assertThat(accepts(FILE, WORKFLOWS, subject)).isTrue();
        assertThat(accepts(FILE, issuer, subject)).isFalse();
        assertThat(accepts(TIGHTENED, issuer, subject)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com.example.org/acme/shop/.github/workflows/release.yml@refs/heads/main",
                "https://githubXcom/acme/shop/.github/workflows/release.yml@refs/heads/main",
                "https://github.community/acme/shop/.github/workflows/release.yml@refs/heads/main",
                "https://gist.github.com/acme/shop/.github/workflows/release.yml@refs/heads/main",
                "https://notgithub.com/acme/shop/.github/workflows/release.yml@refs/heads/main",
                "https://acme@github.com/acme/shop/.github/workflows/release.yml@refs/heads/main",
                "https://github.com:8443/acme/shop/.github/workflows/release.yml@refs/heads/main",
                "http://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main",
                "https://example.org/https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main",
                " https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main",
                "https://gitlab.com/acme/shop//.gitlab-ci.yml@refs/heads/main",
                "https://github.com/",
                "someone@github.com",
                "",
            })
    void aSubjectThatLooksLikeGitHubsIsNot(String subject) {
        assertThat(accepts(FILE, WORKFLOWS, subject)).isFalse();
        assertThat(accepts(TIGHTENED, WORKFLOWS, subject)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            acme/shop/.github/workflows/release.yml@refs/heads/main            | true
            acme/shop/.github/workflows/release.yaml@refs/tags/v1.2.3          | true
            acme/shop/.github/workflows/release.yml@refs/pull/12/merge         | false
            acme/shop/.github/workflows/release.yml@refs/heads/maintenance     | false
            acme/shop/.github/workflows/release.yml@refs/tags/latest           | false
            acme/shop/.github/workflows/ci.yml@refs/heads/main                 | false
            acme/shop/.github/workflows/releaseXyml@refs/heads/main            | false
            acme/shop/x/.github/workflows/release.yml@refs/heads/main          | false
            acme-corp/shop/.github/workflows/release.yml@refs/heads/main       | false
            evil/acme/.github/workflows/release.yml@refs/heads/main            | false
            """)
    void theTightenedPolicyOfTheDocumentationTakesReleasesOfOneOrganisation(String subject, boolean accepted) {
        assertThat(accepts(TIGHTENED, WORKFLOWS, "https://github.com/" + subject))
                .isEqualTo(accepted);
    }

    @Test
    void theEnforcingPolicyDiffersByItsNamespacesOnly() {
        Manifest enforcing = Manifest.only(ENFORCING);

        assertThat(enforcing
                        .at("/spec/validationFailureActionOverrides/0/action")
                        .asString())
                .isEqualTo("Enforce");
        assertThat(enforcing.without("/spec", "validationFailureActionOverrides"))
                .isEqualTo(Manifest.only(FILE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"imagevalidatingpolicy", "imagevalidatingpolicy-enforce-by-namespace"})
    void theTwinsTakeTheSameSigners(String file) {
        JsonNode signer =
                Manifest.only("kubernetes/later/" + file + ".yaml").at("/spec/attestors/0/cosign/keyless/identities/0");

        assertThat(signer.at("/issuerRegExp")).isEqualTo(keyless(FILE).at("/issuerRegExp"));
        assertThat(signer.at("/subjectRegExp")).isEqualTo(keyless(FILE).at("/subjectRegExp"));
    }

    @Test
    void eachLineOfThePolicyIsExplainedByOneSentence() {
        List<String> unexplained = new ArrayList<>();
        String above = "";
        for (String line : Manifest.text(FILE).lines().toList()) {
            boolean explained = above.matches(" *# [^.]*[^.](\\.[^ ][^.]*)*\\.|# .*");
            if (line.matches("[^#]*: \\S.*") && !explained) {
                unexplained.add(line);
            }
            above = line;
        }

        assertThat(unexplained).isEmpty();
    }

    /** Kyverno searches for both expressions, it does not match the whole text. */
    private static boolean accepts(String file, String issuer, String subject) {
        JsonNode keyless = keyless(file);
        return Pattern.compile(keyless.at("/issuerRegExp").asString())
                        .matcher(issuer)
                        .find()
                && Pattern.compile(keyless.at("/subjectRegExp").asString())
                        .matcher(subject)
                        .find();
    }

    private static JsonNode keyless(String file) {
        Manifest policy = file.endsWith(".md") ? Manifest.inPage(file) : Manifest.only(file);
        return policy.at("/spec/rules/0/verifyImages/0/attestors/0/entries/0/keyless");
    }
}

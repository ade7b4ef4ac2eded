package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Observation;
import dev.assay.policy.ImageCheck;
import dev.assay.policy.PolicySpelling;
import dev.assay.signer.SignatureFormat;
import dev.assay.signer.Signer;
import dev.assay.signer.SignerSet;
import dev.assay.signer.TextPattern;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom policies expect to have signed, as they are written. */
class SignerProjectionTest {

    private static final String PEM = "-----BEGIN PUBLIC KEY-----\\n"
            + "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEE46PbsNLWCw8c5wZaqHbJ0j2zhwg\\n"
            + "FGakmeF85WqIPwJVOc2t+VLTu8/2AsBUKk3p5nXPOovvo8WWUkNRrrtXug==\\n"
            + "-----END PUBLIC KEY-----";

    /** {@code openssl pkey -pubin -outform DER | sha256sum}. */
    private static final Signer KEY =
            new Signer.PublicKey("43bb5fca1e526b8ba1bb1a1582ed061f4e23c3425253386bd8c47b3cefdae44f");

    @Test
    void aKeyIsKnownByItsFingerprint() {
        assertThat(signers("{\"entries\": [{\"keys\": {\"publicKeys\": \"" + PEM + "\"}}]}"))
                .isEqualTo(new SignerSet("", 1, List.of(KEY)));
    }

    @Test
    void severalKeysInOneTextAreAllAskedForWithoutACount() {
        String two = "{\"keys\": {\"publicKeys\": \"" + PEM + "\\n" + PEM + "\"}}";

        assertThat(signers("{\"entries\": [" + two + "]}")).isEqualTo(new SignerSet("", 2, List.of(KEY, KEY)));
        assertThat(signers("{\"count\": 1, \"entries\": [" + two + "]}"))
                .isEqualTo(new SignerSet("", 1, List.of(KEY, KEY)));
        assertThat(signers("{\"count\": 0, \"entries\": [" + two + "]}").atLeast())
                .as("Kyverno takes 0 for all")
                .isEqualTo(2);
    }

    @Test
    void anIdentityIsReadAsItIsWritten() {
        String keyless = """
                {"entries": [{"keyless": {"subjectRegExp": "^a$", "issuer": "https://i.test*", "rekor": {"ignoreTlog": true},
                                          "additionalExtensions": {"githubWorkflowRef": "main"}}}]}""";

        assertThat(signers(keyless).signers())
                .containsExactly(new Signer.Identity(
                        new TextPattern(TextPattern.Form.REGEXP, "^a$"),
                        new TextPattern(TextPattern.Form.WILDCARD, "https://i.test*"),
                        Map.of("githubWorkflowRef", "main"),
                        false));
    }

    @Test
    void attestorsMayHoldAttestors() {
        String nested = """
                {"entries": [{"attestor": {"count": 1, "entries": [{"keys": {"kms": "awskms:///a"}},
                                                                    {"keys": {"secret": {"name": "k", "namespace": "n"}}}]}}]}""";

        assertThat(signers(nested).signers())
                .containsExactly(new Signer.Several(new SignerSet(
                        "", 1, List.of(new Signer.StoredKey("awskms:///a"), new Signer.StoredKey("Secret n/k")))));
    }

    @Test
    void theFieldsBeforeAttestorsCount() {
        ImageCheck check = check("{\"key\": \"k8s://ns/cosign\", \"subject\": \"me\", \"issuer\": \"it\"}");

        assertThat(check.signers())
                .containsExactly(new SignerSet(
                        "",
                        2,
                        List.of(
                                new Signer.StoredKey("k8s://ns/cosign"),
                                new Signer.Identity(
                                        TextPattern.exact("me"), TextPattern.exact("it"), Map.of(), true))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"keys": {"publicKeys": "-----BEGIN PUBLIC KEY-----"}}                                        | a key that is not whole
            {"keys": {"publicKeys": "-----BEGIN PUBLIC KEY-----\\n\\n-----END PUBLIC KEY-----"}}            | a key that is empty
            {"keys": {}}                                                                                   | a key that is not there
            {"keys": 5}                                                                                    | an attestor of a form Assay does not know
            {"kubernetes": {}}                                                                             | an attestor of a form Assay does not know
            "text"                                                                                         | an attestor of a form Assay does not know
            {"attestor": {"entries": [{"attestor": {"entries": [{"attestor": {"entries": [{"attestor": {"entries": [{"attestor": {}}]}}]}}]}}]}} | an attestor of a form Assay does not know
            """)
    void whatCannotBeReadIsSaid(String entry, String form) {
        Signer signer = signers("{\"entries\": [" + entry + "]}").signers().getFirst();
        while (signer instanceof Signer.Several several) {
            signer = several.set().signers().getFirst();
        }

        assertThat(signer).isEqualTo(new Signer.Unread(form));
    }

    @ParameterizedTest
    @CsvSource({"Cosign, COSIGN", "SigstoreBundle, BUNDLE", "Notary, NOTARY", "Other, UNKNOWN", "'', COSIGN"})
    void theFormatIsRead(String type, SignatureFormat format) {
        assertThat(check("{\"type\": \"" + type + "\"}").format()).isEqualTo(format);
    }

    @Test
    void anImageValidatingPolicyNamesItsAttestors() {
        PolicySpelling spelling = spelling("imagevalidatingpolicies.policies.kyverno.io", """
                {"metadata": {"name": "verify"},
                 "spec": {"attestors": [
                   {"name": "github", "cosign": {"keyless": {"identities": [{"subject": "*", "issuer": "https://i.test"}]}}},
                   {"name": "notary", "notary": {"certs": {"value": "text"}}},
                   {"name": "odd"}],
                  "validations": [{"expression": "images.containers.all(i, true)"}]}}""");

        assertThat(spelling.checks().getFirst().signers())
                .containsExactly(
                        new SignerSet(
                                "github",
                                1,
                                List.of(new Signer.Identity(
                                        TextPattern.exact("*"), TextPattern.exact("https://i.test"), Map.of(), true))),
                        new SignerSet("notary", 1, List.of(new Signer.StoredKey("text"))),
                        new SignerSet(
                                "odd", 1, List.of(new Signer.Unread("an attestor of a form Assay does not know"))));
        assertThat(spelling.expressions()).containsExactly("images.containers.all(i, true)");
    }

    private static SignerSet signers(String attestor) {
        return check("{\"attestors\": [" + attestor + "]}").signers().getFirst();
    }

    private static ImageCheck check(String entry) {
        return spelling("clusterpolicies.kyverno.io", """
                {"metadata": {"name": "verify"}, "spec": {"rules": [{"name": "r", "verifyImages": [%s]}]}}""".formatted(entry))
                .checks()
                .getFirst();
    }

    private static PolicySpelling spelling(String resource, String object) {
        return Replayed.of(Replayed.line(resource, "ADDED", Replayed.json(object)))
                .all(Observation.PolicySeen.class)
                .getFirst()
                .policy()
                .spelling();
    }
}

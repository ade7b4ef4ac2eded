package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.exception.ExceptionDraft;
import dev.assay.observation.Observation;
import dev.assay.policy.ExceptionSpelling;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.Match;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyException;
import dev.assay.policy.Target;
import dev.assay.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is drafted is read back as Kyverno would be told it: it lets in what it was drafted for, and nothing else. */
class ExceptionDraftTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:55:12.400Z");
    private static final String IMAGE = "registry.acme.test/legacy/mail:0.3.0";
    private static final ImagePolicy POLICY = policy("clusterpolicies.kyverno.io", """
            {"metadata": {"name": "verify-image-signatures", "uid": "u", "generation": 1},
             "spec": {"rules": [
               {"name": "verify-key", "match": {"any": [{"resources": {"kinds": ["Pod"]}}]},
                "verifyImages": [{"imageReferences": ["registry.acme.test/*"]}]},
               {"name": "verify-others", "match": {"any": [{"resources": {"kinds": ["Pod"]}}]},
                "verifyImages": [{"imageReferences": ["ghcr.io/*"]}]}]}}""");

    @Test
    void aDeploymentIsLetInWithItsImagesForAWeek() {
        assertThat(draft(POLICY, "Deployment", "mail", IMAGE)).isEqualTo("""
                # Drafted by Assay, which applies nothing: read it, give a reason, commit it.
                # It lets in every image of this workload, signed or not, as long as these are all it has;
                # it ends after 7 days. A date, not a duration: that would begin anew each time Git puts it back.
                # Kyverno obeys it only if its chart's features.policyExceptions.enabled is true and .namespace is
                # this namespace or '*', and deletes it only if its cleanup controller may delete PolicyExceptions.
                apiVersion: kyverno.io/v2
                kind: PolicyException
                metadata:
                  name: mail-verify-image-signatures
                  namespace: "legacy"
                  labels:
                    cleanup.kyverno.io/ttl: "2026-12-01T035512Z"
                  annotations:
                    reason: "why, who decided it, and where that is written"
                spec:
                  exceptions:
                    - policyName: "verify-image-signatures"
                      ruleNames:
                        - "verify-key"
                        - "autogen-verify-key"
                  match:
                    any:
                      - resources:
                          kinds: [Deployment]
                          namespaces: ["legacy"]
                          names: ["mail"]
                      - resources:
                          kinds: [ReplicaSet, Pod]
                          namespaces: ["legacy"]
                          names: ["mail-*"]
                  conditions:
                    all:
                      - key: "{{ images.[containers, initContainers, ephemeralContainers][].*.reference[] }}"
                        operator: AllIn
                        value:
                          - "registry.acme.test/legacy/mail:0.3.0"
                """);
    }

    /** {@code mise run check} holds what stands there to Kyverno's schemas. */
    @Test
    void theDocumentationShowsBothKinds() throws IOException {
        ImagePolicy other = policy("imagevalidatingpolicies.policies.kyverno.io", """
                {"metadata": {"name": "verify-provenance", "uid": "u", "generation": 1}, "spec": {}}""");

        assertThat(Files.readString(Path.of("docs/exceptions.md")))
                .contains("```yaml\n" + draft(POLICY, "Deployment", "mail", IMAGE) + "```")
                .contains("```yaml\n" + draft(other, "Deployment", "mail", IMAGE) + "```");
    }

    @Test
    void readBackItHoldsForThatWorkloadWithThatImageAndEnds() {
        PolicyException exception = readBack(draft(POLICY, "Deployment", "mail", IMAGE));
        ExceptionSpelling spelling = exception.spelling();

        assertThat(exception.expiresSecond())
                .isEqualTo(Instant.parse("2026-12-01T03:55:12Z").getEpochSecond());
        assertThat(spelling.exemptions())
                .containsExactly(new ExceptionSpelling.Exemption(
                        "verify-image-signatures", List.of("verify-key", "autogen-verify-key")));
        assertThat(spelling.onlyImages()).containsExactly(IMAGE);
        assertThat(spelling.conditions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, legacy, mail-7d9f8c6b5-x2z4q, YES",
        "Deployment, legacy, mailer-7d9f8c6b5-x2z4q, NO",
        "Deployment, legacy, web, NO",
        "Deployment, shop, mail-7d9f8c6b5-x2z4q, NO",
        "StatefulSet, legacy, mail-0, YES",
        "CronJob, legacy, mail-29012345-abcde, YES",
        "Rollout, legacy, mail-7d9f8c6b5-x2z4q, YES",
        "Pod, legacy, mail, YES",
        "Pod, legacy, mail-2, NO"
    })
    void itHoldsForNoOtherPod(String kind, String namespace, String pod, Match holds) {
        ExceptionSpelling spelling =
                readBack(draft(POLICY, kind, "mail", IMAGE)).spelling();

        assertThat(spelling.match().matches(new Target(namespace, Map.of(), pod)))
                .isEqualTo(holds);
    }

    @Test
    void aCronJobHasRulesOfItsOwn() {
        assertThat(readBack(draft(POLICY, "CronJob", "mail", IMAGE))
                        .spelling()
                        .exemptions()
                        .getFirst()
                        .rules())
                .containsExactly("verify-key", "autogen-verify-key", "autogen-cronjob-verify-key");
    }

    @Test
    void anImageValidatingPolicyGetsConditions() {
        ImagePolicy policy = policy("imagevalidatingpolicies.policies.kyverno.io", """
                {"metadata": {"name": "verify", "uid": "u", "generation": 1}, "spec": {}}""");

        PolicyException exception = readBack(draft(policy, "Deployment", "mail", "docker.io/nginx:latest"));

        assertThat(exception.spelling().engine()).isEqualTo(PolicyEngine.IMAGE_VALIDATING);
        assertThat(exception.policies()).containsExactly("verify");
        assertThat(exception.expiresSecond())
                .isEqualTo(Instant.parse("2026-12-01T03:55:12Z").getEpochSecond());
        assertThat(exception.spelling().conditions())
                .containsExactly(
                        "object.metadata.namespace == \"legacy\"",
                        "(has(object.metadata.name) ? object.metadata.name : object.metadata.generateName)"
                                + ".startsWith(\"mail-\")",
                        "(object.spec.containers"
                                + " + (has(object.spec.initContainers) ? object.spec.initContainers : [])"
                                + " + (has(object.spec.ephemeralContainers) ? object.spec.ephemeralContainers : []))"
                                + ".all(c, c.image in [\"docker.io/nginx:latest\", \"nginx:latest\","
                                + " \"docker.io/nginx\", \"nginx\"])");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "registry.acme.test/legacy/*",
                "registry.acme.test/{{request.object}}",
                "a\"]\nb: c",
                "$(x)",
                "a?",
                "a\u202Eb",
                ""
            })
    void nothingIsDraftedOfANameInWhichKyvernoCouldSeeMore(String image) {
        ExceptionDraft.Subject subject =
                new ExceptionDraft.Subject("legacy", new Workload("Deployment", "mail"), List.of(IMAGE, image));

        assertThat(ExceptionDraft.of(POLICY, subject, NOW)).isEmpty();
    }

    private static String draft(ImagePolicy policy, String kind, String name, String... images) {
        ExceptionDraft.Subject subject =
                new ExceptionDraft.Subject("legacy", new Workload(kind, name), List.of(images));
        return ExceptionDraft.of(policy, subject, NOW).orElseThrow();
    }

    private static PolicyException readBack(String yaml) {
        ObjectNode object = JsonMapper.shared()
                .valueToTree(Objects.requireNonNull(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml)));
        String resource = object.path("apiVersion").asString().startsWith("kyverno.io")
                ? "policyexceptions.kyverno.io"
                : "policyexceptions.policies.kyverno.io";
        return Replayed.of(Replayed.line(resource, "ADDED", object)).all(Observation.ExceptionSeen.class).stream()
                .map(Observation.ExceptionSeen::exception)
                .findFirst()
                .orElseThrow();
    }

    private static ImagePolicy policy(String resource, String object) {
        return Replayed.of(Replayed.line(resource, "ADDED", Replayed.json(object)))
                .all(Observation.PolicySeen.class)
                .getFirst()
                .policy();
    }
}

package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lint.Finding;
import dev.assay.lint.Lint;
import dev.assay.lint.PolicyLint;
import dev.assay.observation.Observation;
import dev.assay.policy.ImagePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each lint with a policy that has it and one that has not; they stand in {@code lints.yaml}. */
class PolicyLintTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Policies by lint: {@code has}, {@code hasNot}, and {@code where} it is found. */
    private static final Map<String, Object> EXAMPLES = examples();

    @ParameterizedTest
    @MethodSource("lints")
    void aPolicyThatHasItIsFound(Lint lint) {
        List<String> where = PolicyLint.of(example(lint, "has")).stream()
                .filter(finding -> finding.lint() == lint)
                .map(Finding::where)
                .toList();

        assertThat(where).containsExactly(String.valueOf(entry(lint).get("where")));
    }

    @ParameterizedTest
    @MethodSource("lints")
    void aPolicyThatHasItNotIsLeftAlone(Lint lint) {
        assertThat(PolicyLint.of(example(lint, "hasNot")))
                .extracting(Finding::lint)
                .doesNotContain(lint);
    }

    @Test
    void everyLintHasExamples() {
        assertThat(EXAMPLES.keySet())
                .containsExactlyInAnyOrder(
                        Arrays.stream(Lint.values()).map(Lint::label).toArray(String[]::new));
    }

    @Test
    void everyLintSaysWhyItMattersAndWhatToDo() {
        assertThat(Lint.values()).allSatisfy(lint -> {
            assertThat(lint.title()).isNotBlank();
            assertThat(lint.why()).endsWith(".");
            assertThat(lint.advice()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("lints")
    void theDocumentationListsIt(Lint lint) throws IOException {
        String row = "| `%s` | %s | %s |"
                .formatted(lint.label(), lint.severity().name().toLowerCase(Locale.ROOT), lint.title());

        assertThat(Files.readString(Path.of("docs/lint.md"))).contains(row);
    }

    @Test
    void theWorstComesFirst() {
        assertThat(PolicyLint.of(example(Lint.ACCEPTS_ANYONE, "has")))
                .extracting(finding -> finding.lint().severity())
                .isSorted();
    }

    private static Stream<Lint> lints() {
        return Arrays.stream(Lint.values());
    }

    private static ImagePolicy example(Lint lint, String which) {
        ObjectNode object =
                (ObjectNode) JSON.valueToTree(Objects.requireNonNull(entry(lint).get(which)));
        String resource = object.path("kind").asString().equals("ImageValidatingPolicy")
                ? "imagevalidatingpolicies.policies.kyverno.io"
                : "clusterpolicies.kyverno.io";
        return Replayed.of(Replayed.line(resource, "ADDED", object)).all(Observation.PolicySeen.class).stream()
                .map(Observation.PolicySeen::policy)
                .findFirst()
                .orElseThrow();
    }

    // YAML has maps of maps.
    @SuppressWarnings("unchecked")
    private static Map<String, Object> entry(Lint lint) {
        return (Map<String, Object>) Objects.requireNonNull(EXAMPLES.get(lint.label()), lint.label());
    }

    private static Map<String, Object> examples() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(200);
        Yaml yaml = new Yaml(new SafeConstructor(options));
        Map<String, Object> examples =
                new TreeMap<>(yaml.<Map<String, Object>>load(PolicyLintTest.class.getResourceAsStream("lints.yaml")));
        examples.remove("good");
        return examples;
    }
}

package dev.assay.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.gate.GateBoard;
import dev.assay.gate.GateScope;
import dev.assay.gate.GateSettings;
import dev.assay.gate.SoakMemory;
import dev.assay.manifests.Manifest;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.web.HostileCluster;
import dev.assay.web.HostileTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever things are called, the status of an EnforcementGate is one that the API server takes and a terminal shows. */
class HostileStatusTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode SCHEMA = Manifest.inFile("kubernetes/crd/enforcementgates.assay.dev.yaml")
            .getFirst()
            .at("/spec/versions/0/schema/openAPIV3Schema/properties/status");

    /** As Kubernetes' own condition has them; ours are no wider. */
    private static final String REASON = "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?";

    private static final int LONGEST_MESSAGE = 32_768;

    private final Gates gates = new Gates();

    @Tag("terminal-escape")
    @Test
    void everyTextMakesAStatusThatFitsTheSchemaAndIsInert() {
        List<String> problems = new ArrayList<>();
        Set<String> reasons = new TreeSet<>();
        Set<String> images = new TreeSet<>();
        for (String text : HostileTexts.all()) {
            statuses(text).forEach(status -> {
                problems.addAll(problems(JSON.valueToTree(status), SCHEMA, ""));
                status.conditions().forEach(condition -> reasons.add(condition.reason()));
                status.blockers().forEach(blocker -> images.add(String.valueOf(blocker.image())));
                status.conditions().forEach(HostileStatusTest::assertIsACondition);
            });
        }
        assertThat(problems).isEmpty();
        assertThat(reasons)
                .contains("Refused", "PolicyNotFound", "NamespaceNotFound", "InvalidSpec", "ReaderBlind", "Decided");
        assertThat(images).as("and they are there").hasSizeGreaterThan(150).contains("<script>alert(1)</script>");
    }

    /** All that can be said of a cluster in which everything is called so. */
    private Stream<GateStatus> statuses(String text) {
        GateBoard board = new GateBoard(GateSettings.DEFAULT, _ -> List.of(), SoakMemory.NONE);
        board.posturePublished(HostileCluster.posture(1, List.of(text)));
        GateReview review = new GateReview(board);
        PolicyKey policy = new PolicyKey(PolicyEngine.VERIFY_IMAGES, text);
        Stream<GateStatus> known = Stream.of(
                        new GateRequest.MayEnforce(policy, GateScope.WHOLE),
                        new GateRequest.MayEnforce(policy, Gates.named(text)),
                        new GateRequest.MayEnforce(policy, Gates.named(text + text)),
                        new GateRequest.MayEnforce(
                                new PolicyKey(PolicyEngine.VERIFY_IMAGES, text + text), GateScope.WHOLE),
                        new GateRequest.Unclear(text))
                .map(question -> review.review(Gates.request(question), null, gates.now()));
        gates.missing(text, text);
        return Stream.concat(
                known,
                Stream.of(gates.review.review(
                        Gates.request(new GateRequest.MayEnforce(policy, GateScope.WHOLE)), null, gates.now())));
    }

    private static void assertIsACondition(Condition condition) {
        assertThat(condition.reason()).matches(REASON);
        assertThat(condition.message().length()).isLessThanOrEqualTo(LONGEST_MESSAGE);
    }

    /** What of a value the API server would refuse, and what a terminal would obey. */
    private static List<String> problems(JsonNode value, JsonNode schema, String at) {
        List<String> problems = new ArrayList<>();
        if (value.isObject()) {
            value.propertyStream().forEach(property -> {
                JsonNode own = schema.path("properties").path(property.getKey());
                String where = at + "/" + property.getKey();
                problems.addAll(own.isMissingNode() ? List.of(where) : problems(property.getValue(), own, where));
            });
        } else if (value.isArray()) {
            problems.addAll(value.size() > schema.path("maxItems").asInt() ? List.of(at + " is too long") : List.of());
            value.forEach(item -> problems.addAll(problems(item, schema.path("items"), at)));
        } else if (value.isString()) {
            problems.addAll(problems(value.asString(), schema)
                    .map(problem -> at + problem)
                    .toList());
        }
        return problems;
    }

    private static Stream<String> problems(String text, JsonNode schema) {
        int longest = schema.path("maxLength").asInt(64);
        JsonNode pattern = schema.path("pattern");
        return Stream.of(
                        text.codePointCount(0, text.length()) > longest ? " is longer than " + longest : "",
                        pattern.isString() && !text.matches(pattern.asString()) ? " is no " + pattern : "",
                        text.matches("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}].*") ? " is obeyed" : "")
                .filter(problem -> !problem.isEmpty());
    }
}

package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.enforcement.GateRequest;
import dev.assay.gate.GateScope;
import dev.assay.policy.LabelSelector;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class GateProjectionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'kind': 'ClusterPolicy', 'name': 'p'}                            | VERIFY_IMAGES    | p",
                "{'kind': 'Policy', 'name': 'p'}                                   | VERIFY_IMAGES    | team/p",
                "{'kind': 'Policy', 'name': 'p', 'namespace': 'shop'}              | VERIFY_IMAGES    | shop/p",
                "{'kind': 'ImageValidatingPolicy', 'name': 'p'}                    | IMAGE_VALIDATING | p",
                "{'kind': 'NamespacedImageValidatingPolicy', 'name': 'p'}          | IMAGE_VALIDATING | team/p"
            })
    void aReferenceNamesAPolicy(String reference, PolicyEngine engine, String name) {
        assertThat(question("{'policyRef': " + reference + "}"))
                .isEqualTo(new GateRequest.MayEnforce(new PolicyKey(engine, name), GateScope.WHOLE));
    }

    @Test
    void namespacesSelectorAndSoakAreRead() {
        GateScope named = new GateScope(List.of("a", "b"), null, Duration.ofMinutes(90));
        assertThat(scope("'namespaces': ['a', 'b'], 'soak': '1h30m'")).isEqualTo(named);

        LabelSelector selector = new LabelSelector(List.of(
                new LabelSelector.Requirement("team", LabelSelector.Operator.IN, List.of("x")),
                new LabelSelector.Requirement("legacy", LabelSelector.Operator.DOES_NOT_EXIST, List.of())));
        assertThat(scope("'namespaceSelector': {'matchLabels': {'team': 'x'},"
                        + " 'matchExpressions': [{'key': 'legacy', 'operator': 'DoesNotExist'}]}"))
                .isEqualTo(new GateScope(List.of(), selector, Duration.ZERO));
    }

    /** The schema refuses these, as long as it is ours. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                                       | names no policy",
                "{'policyRef': 7}                                         | names no policy",
                "{'policyRef': {'kind': 'Pod', 'name': 'p'}}              | is no policy for images",
                "{'policyRef': {'kind': 'Policy', 'name': 'p'}, 'namespaces': []}              | no list of names",
                "{'policyRef': {'kind': 'Policy', 'name': 'p'}, 'namespaces': ['a', 7]}        | no list of names",
                "{'policyRef': {'kind': 'Policy', 'name': 'p'}, 'namespaces': ['a'], 'namespaceSelector': {}} | one is enough",
                "{'policyRef': {'kind': 'Policy', 'name': 'p'}, 'namespaceSelector': {}}       | none that Assay understands",
                "{'policyRef': {'kind': 'Policy', 'name': 'p'}, 'namespaceSelector': {'matchExpressions': [{'key': 'a', 'operator': 'Gt'}]}} | none that Assay understands",
                "{'policyRef': {'kind': 'Policy', 'name': 'p'}, 'soak': '-1h'}                 | no duration"
            })
    void whatCannotBeUnderstoodIsUnclearAndAsksNothingElse(String spec, String problem) {
        assertThat(question(spec))
                .isInstanceOfSatisfying(
                        GateRequest.Unclear.class,
                        unclear -> assertThat(unclear.problem()).contains(problem));
    }

    private static GateScope scope(String rest) {
        return ((GateRequest.MayEnforce)
                        question("{'policyRef': {'kind': 'ClusterPolicy', 'name': 'p'}, " + rest + "}"))
                .scope();
    }

    private static GateRequest.Question question(String spec) {
        String object =
                "{'metadata': {'namespace': 'team', 'name': 'ask', 'uid': 'u', 'generation': 1}, 'spec': " + spec + "}";
        return GateProjection.request(JsonMapper.shared().readTree(object.replace('\'', '"')))
                .question();
    }
}

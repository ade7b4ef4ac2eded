package dev.assay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.policy.LabelSelector.Operator;
import dev.assay.policy.LabelSelector.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {

    private static final Map<String, String> LABELS = Map.of("team", "shop", "tier", "front-end");

    @ParameterizedTest
    @CsvSource({
        "team, IN,             shop,      true",
        "team, IN,             pay,       false",
        "team, IN,             sh*,       true",
        "team, IN,             ?hop,      true",
        "zone, IN,             shop,      false",
        "zone, IN,             *,         false",
        "team, NOT_IN,         shop,      false",
        "team, NOT_IN,         pay,       true",
        "team, NOT_IN,         s*,        false",
        "zone, NOT_IN,         shop,      true",
        "team, EXISTS,         '',        true",
        "zone, EXISTS,         '',        false",
        "team, DOES_NOT_EXIST, '',        false",
        "zone, DOES_NOT_EXIST, '',        true"
    })
    void aRequirementLooksAtOneLabel(String key, Operator operator, String value, boolean holds) {
        LabelSelector selector = new LabelSelector(List.of(new Requirement(key, operator, List.of(value))));

        assertThat(selector.matches(LABELS)).isEqualTo(holds);
    }

    @Test
    void oneOfTheValuesIsEnough() {
        Requirement in = new Requirement("team", Operator.IN, List.of("pay", "shop"));
        Requirement notIn = new Requirement("team", Operator.NOT_IN, List.of("pay", "shop"));

        assertThat(new LabelSelector(List.of(in)).matches(LABELS)).isTrue();
        assertThat(new LabelSelector(List.of(notIn)).matches(LABELS)).isFalse();
    }

    @Test
    void everyRequirementMustHold() {
        Requirement shop = new Requirement("team", Operator.IN, List.of("shop"));
        Requirement back = new Requirement("tier", Operator.IN, List.of("back-end"));

        assertThat(new LabelSelector(List.of(shop)).matches(LABELS)).isTrue();
        assertThat(new LabelSelector(List.of(shop, back)).matches(LABELS)).isFalse();
    }

    @Test
    void withoutRequirementsItMatchesEverything() {
        assertThat(new LabelSelector(List.of()).matches(Map.of())).isTrue();
    }
}

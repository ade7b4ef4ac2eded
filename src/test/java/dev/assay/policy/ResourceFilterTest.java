package dev.assay.policy;

import static dev.assay.policy.Match.MAYBE;
import static dev.assay.policy.Match.NO;
import static dev.assay.policy.Match.YES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.policy.LabelSelector.Operator;
import dev.assay.policy.LabelSelector.Requirement;
import dev.assay.workload.ContainerKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceFilterTest {

    private static final Target WEB = new Target("shop", Map.of("team", "shop"), "web-1");
    private static final ResourceFilter EVERYTHING = filter(List.of(), List.of(), null);
    private static final ResourceFilter SHOP = filter(List.of("shop"), List.of(), null);
    private static final ResourceFilter PAYMENTS = filter(List.of("payments"), List.of(), null);
    private static final ResourceFilter SOMEHOW = new ResourceFilter(true, List.of(), List.of(), null, true);
    private static final ResourceFilter NO_PODS = new ResourceFilter(false, List.of(), List.of(), null, false);

    /** Namespaces and names, none of either, one of them enough. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~            | ~~          | YES
            shop          | ~~          | YES
            sh*           | ~~          | YES
            payments      | ~~          | NO
            payments shop | ~~          | YES
            ~~            | web-1       | YES
            ~~            | web-?       | YES
            ~~            | api-*       | NO
            ~~            | api-* web-* | YES
            shop          | web-*       | YES
            shop          | api-*       | NO
            payments      | web-*       | NO
            """)
    void everyConditionMustHold(String namespaces, String names, Match match) {
        assertThat(filter(words(namespaces), words(names), null).matches(WEB)).isEqualTo(match);
    }

    @Test
    void theNamespacesLabelsMayBeAsked() {
        assertThat(filter(List.of(), List.of(), team("shop")).matches(WEB)).isEqualTo(YES);
        assertThat(filter(List.of(), List.of(), team("payments")).matches(WEB)).isEqualTo(NO);
        assertThat(filter(List.of("payments"), List.of(), team("shop")).matches(WEB))
                .isEqualTo(NO);
    }

    @Test
    void whatIsNotAboutPodsMatchesNone() {
        assertThat(NO_PODS.matches(WEB)).isEqualTo(NO);
    }

    @Test
    void aConditionThatIsNotEvaluatedLeavesAYesOpenAndANoClosed() {
        assertThat(SOMEHOW.matches(WEB)).isEqualTo(MAYBE);
        assertThat(new ResourceFilter(true, List.of("payments"), List.of(), null, true).matches(WEB))
                .isEqualTo(NO);
    }

    @Test
    void anyIsOneOfTheFilters() {
        assertThat(any(PAYMENTS, SHOP).matches(WEB)).isEqualTo(YES);
        assertThat(any(PAYMENTS, NO_PODS).matches(WEB)).isEqualTo(NO);
        assertThat(any(PAYMENTS, SOMEHOW).matches(WEB)).isEqualTo(MAYBE);
        assertThat(any(SHOP, SOMEHOW).matches(WEB)).isEqualTo(YES);
    }

    @Test
    void allIsEachOfTheFilters() {
        assertThat(all(SHOP, EVERYTHING).matches(WEB)).isEqualTo(YES);
        assertThat(all(SHOP, PAYMENTS).matches(WEB)).isEqualTo(NO);
        assertThat(all(SHOP, SOMEHOW).matches(WEB)).isEqualTo(MAYBE);
        assertThat(all(PAYMENTS, SOMEHOW).matches(WEB)).isEqualTo(NO);
    }

    @Test
    void withoutFiltersNothingIsMeant() {
        assertThat(ResourceFilters.NONE.matches(WEB)).isEqualTo(NO);
        assertThat(all().matches(WEB)).isEqualTo(NO);
    }

    @Test
    void aRuleConcernsWhatItMatchesAndDoesNotExclude() {
        assertThat(rule(any(EVERYTHING), ResourceFilters.NONE).concerns(WEB)).isEqualTo(YES);
        assertThat(rule(any(EVERYTHING), any(SHOP)).concerns(WEB)).isEqualTo(NO);
        assertThat(rule(any(EVERYTHING), any(PAYMENTS)).concerns(WEB)).isEqualTo(YES);
        assertThat(rule(any(EVERYTHING), any(SOMEHOW)).concerns(WEB)).isEqualTo(MAYBE);
        assertThat(rule(any(SOMEHOW), any(SHOP)).concerns(WEB)).isEqualTo(NO);
        assertThat(rule(any(PAYMENTS), any(SOMEHOW)).concerns(WEB)).isEqualTo(NO);
        assertThat(rule(ResourceFilters.NONE, ResourceFilters.NONE).concerns(WEB))
                .isEqualTo(NO);
    }

    private static ResourceFilter filter(
            List<String> namespaces, List<String> names, @Nullable LabelSelector selector) {
        return new ResourceFilter(true, namespaces, names, selector, false);
    }

    private static LabelSelector team(String value) {
        return new LabelSelector(List.of(new Requirement("team", Operator.IN, List.of(value))));
    }

    private static ResourceFilters any(ResourceFilter... filters) {
        return new ResourceFilters(false, List.of(filters));
    }

    private static ResourceFilters all(ResourceFilter... filters) {
        return new ResourceFilters(true, List.of(filters));
    }

    private static Rule rule(ResourceFilters match, ResourceFilters exclude) {
        return new Rule("verify-key", match, exclude, List.of(), Set.of(ContainerKind.CONTAINER));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}

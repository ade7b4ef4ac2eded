package dev.assay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookScopeTest {

    private static final Map<String, String> SHOP = Map.of("kubernetes.io/metadata.name", "shop");

    @Test
    void everythingIsSeenUnlessSomethingLeavesItOut() {
        assertThat(WebhookScope.EVERYTHING.leavesOut("shop", SHOP, "web")).isEmpty();
        assertThat(WebhookScope.EVERYTHING.leavesOutStaticPods()).isEmpty();
    }

    @Test
    void aNamespaceThatNoWebhookSelectsIsLeftOut() {
        WebhookScope scope = selecting(requirement(LabelSelector.Operator.NOT_IN, "shop", "kube-system"));

        assertThat(scope.leavesOut("shop", SHOP, null))
                .hasValue("Admission never sees it: Kyverno's webhooks leave out namespace 'shop'.");
        assertThat(scope.leavesOut("pay", Map.of("kubernetes.io/metadata.name", "pay"), null))
                .isEmpty();
    }

    @Test
    void oneWebhookThatSelectsTheNamespaceIsEnough() {
        WebhookScope scope = selecting(
                requirement(LabelSelector.Operator.IN, "pay"), requirement(LabelSelector.Operator.IN, "shop"));

        assertThat(scope.leavesOut("shop", SHOP, null)).isEmpty();
    }

    @Test
    void aNamespaceOfUnknownLabelsMayBeSelected() {
        WebhookScope scope = selecting(requirement(LabelSelector.Operator.IN, "pay"));

        assertThat(scope.leavesOut("shop", null, null)).isEmpty();
    }

    @Test
    void aFilterOfSomeKindsOrNamesStillLetsTheOthersBeSeen() {
        assertThat(filtering("*", "web-*").leavesOut("shop", SHOP, null)).isEmpty();
        assertThat(filtering("Pod", "*").leavesOut("shop", SHOP, null)).isEmpty();
        assertThat(filtering("*", "*").leavesOut("shop", SHOP, null))
                .hasValue("Admission never sees it: Kyverno's resourceFilters leave out namespace 'shop'.");
    }

    @Test
    void aPodThatStandsByItselfIsLeftOutByItsName() {
        assertThat(filtering("Pod", "web-*").leavesOut("shop", SHOP, "web-1"))
                .hasValue("Admission never sees it: Kyverno's resourceFilters leave out pod 'web-1'.");
        assertThat(filtering("Pod", "web-*").leavesOut("shop", SHOP, "api-1")).isEmpty();
        assertThat(filtering("Deployment", "*").leavesOut("shop", SHOP, "web-1"))
                .isEmpty();
    }

    @Test
    void staticPodsAreLeftOutWithTheNodesThatMakeThem() {
        assertThat(new WebhookScope(List.of(), List.of(), true).leavesOutStaticPods())
                .isPresent();
    }

    private static WebhookScope filtering(String kind, String name) {
        return new WebhookScope(List.of(), List.of(new WebhookScope.Filter("*", "*", kind, "", "shop", name)), false);
    }

    private static WebhookScope selecting(LabelSelector... selectors) {
        return new WebhookScope(List.of(selectors), List.of(), false);
    }

    private static LabelSelector requirement(LabelSelector.Operator operator, String... names) {
        return new LabelSelector(
                List.of(new LabelSelector.Requirement("kubernetes.io/metadata.name", operator, List.of(names))));
    }
}

package dev.assay.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import dev.assay.enforcement.Condition.Truth;
import dev.assay.gate.GateKey;
import dev.assay.gate.GateScope;
import dev.assay.policy.LabelSelector;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ObjectAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GateReviewTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Gates gates = new Gates();

    @Test
    void readySaysUntilWhenAndOfWhichPolicy() {
        gates.verified("shop").pass(Duration.ofMinutes(3));

        assertThatJson(review(Gates.named("shop"), null)).isEqualTo(JSON.readTree("""
                {
                  "observedGeneration": 3,
                  "state": "READY",
                  "validUntil": "2026-11-25T10:08:00Z",
                  "cleanSince": "2026-11-25T10:00:00Z",
                  "policyGeneration": 7,
                  "evidenceHash": "%s",
                  "blockerCount": 0,
                  "blockers": [],
                  "lastHeartbeat": "2026-11-25T10:03:00Z",
                  "conditions": [
                    {
                      "type": "Ready", "status": "True", "reason": "AllConditionsHold",
                      "message": "Every condition has held for 2m and longer.",
                      "observedGeneration": 3, "lastTransitionTime": "2026-11-25T10:03:00Z"
                    },
                    {
                      "type": "Reconciling", "status": "False", "reason": "Decided", "message": "",
                      "observedGeneration": 3, "lastTransitionTime": "2026-11-25T10:03:00Z"
                    },
                    {
                      "type": "Stalled", "status": "False", "reason": "SpecUnderstood", "message": "",
                      "observedGeneration": 3, "lastTransitionTime": "2026-11-25T10:03:00Z"
                    }
                  ]
                }
                """.formatted(hash())));
    }

    @Test
    void notReadySaysWhatIsRefusedAndWhere() {
        gates.refused("shop", "no signatures found").pass(Duration.ofMinutes(1));

        GateStatus status = review(Gates.named("shop"), null);

        assertThatJson(status.blockers()).isEqualTo(JSON.readTree("""
                [{
                  "code": "refused", "namespace": "shop", "workload": "Deployment/web", "container": "main",
                  "image": "ghcr.io/acme/shop:1", "cause": "no_signature", "message": "no signatures found"
                }]
                """));
        assertThat(conditions(status)).containsExactly("Ready=False Refused", "Reconciling=False Decided", UNDERSTOOD);
        assertThat(message(status))
                .isEqualTo("Sign the image as the policy asks, or repair what the cause names."
                        + " In shop: Deployment/web, container main, image ghcr.io/acme/shop:1: no signatures found");
        assertThat(status.validUntil()).isNull();
    }

    @Test
    void aSoakKeepsItsWordsWhileItRuns() {
        gates.verified("shop").pass(Duration.ofSeconds(30));
        GateStatus first = review(Gates.named("shop"), null);
        gates.pass(Duration.ofSeconds(30));
        GateStatus second = review(Gates.named("shop"), first);

        assertThat(conditions(second)).containsExactly("Ready=Unknown Soaking", "Reconciling=True Soaking", UNDERSTOOD);
        assertThat(message(second)).isEqualTo("Every condition must hold for 2m; so far since 2026-11-25T10:00:00Z.");
        assertThat(second.sameWords(first)).isTrue();
        assertThat(StatusPace.due(first, second)).isFalse();
    }

    @Test
    void aSoakIsAsLongAsTheLongerOfBoth() {
        GateScope shorter = new GateScope(List.of("shop"), null, Duration.ofSeconds(1));
        GateScope longer = new GateScope(List.of("shop"), null, Duration.ofMinutes(4));
        gates.verified("shop").pass(Duration.ofSeconds(90));
        assertThat(review(shorter, null).ready()).isEqualTo(Truth.UNKNOWN);

        gates.pass(Duration.ofMinutes(1));
        assertThat(review(shorter, null).ready()).isEqualTo(Truth.TRUE);
        assertThat(review(longer, null).ready()).isEqualTo(Truth.UNKNOWN);

        gates.pass(Duration.ofMinutes(2));
        assertThat(review(longer, null).ready()).isEqualTo(Truth.TRUE);
    }

    @Test
    void whoGoesBlindIsNotReadyAnyMore() {
        gates.verified("shop").pass(Duration.ofMinutes(3));
        GateStatus before = review(Gates.named("shop"), null);

        gates.missing("pods: nothing was heard");
        GateStatus blind = review(Gates.named("shop"), before);

        assertThat(conditions(blind))
                .containsExactly("Ready=Unknown ReaderBlind", "Reconciling=True ReaderBlind", UNDERSTOOD);
        assertThat(blind.validUntil()).isNull();
        assertThat(StatusPace.due(before, blind)).isTrue();
    }

    @Test
    void aPostureThatStandsStillIsNoReady() {
        gates.verified("shop").pass(Duration.ofMinutes(3));

        GateStatus later = gates.review.review(
                Gates.request(Gates.named("shop")), null, gates.now().plusSeconds(31));

        assertThat(conditions(later)).first().isEqualTo("Ready=Unknown ReaderBlind");
    }

    @Test
    void whatIsNotThereStallsOnlyOnceAllIsRead() {
        gates.verified("shop").missing("pods: nothing was heard").withoutPolicy();
        assertThat(conditions(review(GateScope.WHOLE, null))).first().isEqualTo("Ready=Unknown ReaderBlind");

        gates.missing();
        assertThat(conditions(review(GateScope.WHOLE, null)))
                .containsExactly(
                        "Ready=Unknown PolicyNotFound", "Reconciling=False Decided", "Stalled=True PolicyNotFound");
    }

    @Test
    void eachNamespaceThatIsNamedMustBeThere() {
        gates.verified("shop").pass(Duration.ofMinutes(3));

        GateStatus status = review(Gates.named("shop", "shpo"), null);

        assertThat(conditions(status)).contains("Ready=Unknown NamespaceNotFound", "Stalled=True NamespaceNotFound");
        assertThat(message(status)).isEqualTo("Not there, or out of the policy's reach: namespace shpo.");
    }

    @Test
    void aNamespaceThatIsNamedCountsAlsoIfThePolicyLooksAtNothingThere() {
        gates.verified("shop").empty("hollow").pass(Duration.ofMinutes(3));

        assertThat(conditions(review(Gates.named("shop", "hollow"), null)))
                .first()
                .isEqualTo("Ready=Unknown NothingInScope");
        assertThat(review(GateScope.WHOLE, null).ready()).isEqualTo(Truth.TRUE);
    }

    @Test
    void aSelectorAsksTheNamespacesWithTheLabels() {
        gates.verified("shop").refused("bank", "no signatures found").pass(Duration.ofMinutes(3));

        assertThat(review(selected("shop"), null).ready()).isEqualTo(Truth.TRUE);
        assertThat(review(selected("shop", "bank"), null).ready()).isEqualTo(Truth.FALSE);
        assertThat(conditions(review(selected("nobody"), null))).contains("Stalled=True NothingSelected");
        assertThat(review(GateScope.WHOLE, null).ready()).isEqualTo(Truth.FALSE);
    }

    @Test
    void aSpecThatIsUnclearStalls() {
        GateRequest request = Gates.request(new GateRequest.Unclear("spec.soak 'long' is no duration."));

        GateStatus status = gates.review.review(request, null, gates.now());

        assertThat(conditions(status)).contains("Ready=Unknown InvalidSpec", "Stalled=True InvalidSpec");
        assertThat(message(status)).isEqualTo("spec.soak 'long' is no duration.");
    }

    @Test
    void whatStrangersWroteIsBoundedAndPrintable() {
        for (int i = 0; i < 30; i++) {
            gates.refused("shop-" + i, "\u001b[31m\u202e" + "x\n".repeat(10_000));
        }
        gates.pass(Duration.ofSeconds(1));

        GateStatus status = review(GateScope.WHOLE, null);

        assertThat(status.blockerCount()).isEqualTo(30);
        assertThat(status.blockers())
                .hasSize(20)
                .allSatisfy(
                        blocker -> assertThat(blocker.message()).hasSize(512).startsWith("\uFFFD[31m\uFFFDx\uFFFDx"));
        assertThat(message(status)).hasSize(1_024).startsWith("Sign the image").doesNotContain("\n");
    }

    @Test
    void aConditionKeepsItsTimeUntilItsStatusChanges() {
        gates.refused("shop", "no signatures found").pass(Duration.ofMinutes(1));
        GateStatus first = review(Gates.named("shop"), null);
        gates.pass(Duration.ofMinutes(1));
        GateStatus second = review(Gates.named("shop"), first);
        gates.verified("shop").pass(Duration.ofMinutes(1));
        GateStatus third = review(Gates.named("shop"), second);

        assertThat(second.conditions()).isEqualTo(first.conditions());
        assertThat(third.conditions().getFirst().lastTransitionTime()).isEqualTo(Gates.START.plusSeconds(180));
        assertThat(third.conditions().getLast().lastTransitionTime()).isEqualTo(Gates.START.plusSeconds(60));
    }

    @Test
    void whoStopsSaysSo() {
        gates.verified("shop").pass(Duration.ofMinutes(3));
        GateStatus before = review(Gates.named("shop"), null);

        GateStatus last = gates.review.stopping(Gates.request(Gates.named("shop")), before, gates.now());

        assertThat(conditions(last))
                .containsExactly("Ready=Unknown AssayStopping", "Reconciling=True AssayStopping", UNDERSTOOD);
        assertThat(last.validUntil()).isNull();
    }

    @Test
    void aReadyIsWrittenAgainEachMinuteAndAtOnceIfItPromisedTooMuch() {
        gates.verified("shop").pass(Duration.ofMinutes(3));
        GateStatus first = review(Gates.named("shop"), null);
        gates.pass(Duration.ofSeconds(59));
        assertThat(StatusPace.due(first, review(Gates.named("shop"), first))).isFalse();
        gates.pass(Duration.ofSeconds(1));
        GateStatus second = review(Gates.named("shop"), first);
        assertThat(StatusPace.due(first, second)).isTrue();
        assertThat(second.validUntil()).isEqualTo("2026-11-25T10:09:00Z");

        assertThat(StatusPace.due(second, first)).isTrue();
    }

    private static final String UNDERSTOOD = "Stalled=False SpecUnderstood";

    private GateStatus review(GateScope scope, @Nullable GateStatus written) {
        return gates.review.review(Gates.request(scope), written, gates.now());
    }

    private String hash() {
        return gates.board
                .get()
                .decide(new GateKey(Gates.SIGNED, "shop"), gates.now())
                .orElseThrow()
                .evidence()
                .hash()
                .hex();
    }

    private static GateScope selected(String... teams) {
        LabelSelector.Requirement team =
                new LabelSelector.Requirement("team", LabelSelector.Operator.IN, List.of(teams));
        return new GateScope(List.of(), new LabelSelector(List.of(team)), Duration.ZERO);
    }

    private static ObjectAssert<JsonNode> assertThatJson(Object value) {
        return assertThatObject(JSON.readTree(JSON.writeValueAsString(value)));
    }

    private static List<String> conditions(GateStatus status) {
        return status.conditions().stream()
                .map(condition -> condition.type() + "=" + condition.status().label() + " " + condition.reason())
                .toList();
    }

    private static String message(GateStatus status) {
        return status.conditions().getFirst().message();
    }
}

package dev.assay.gate;

import static dev.assay.gate.Scene.APP;
import static dev.assay.gate.Scene.PROXY;
import static dev.assay.gate.Scene.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the gates of a policy say together, and the fingerprint of what they rest on. */
class WholePolicyTest {

    private static final String BAD = "one.test/shop/cart:1";
    private static final String SYSTEM = "kube-system";

    private final Scene scene = Scene.ready();

    @Test
    void aPolicyIsReadyWhereEachNamespaceIs() {
        GateDecision whole = scene.whole().whole();
        GateDecision shop = scene.shop();

        assertThat(Scene.answer(whole)).isEqualTo("READY []");
        assertThat(whole.namespace()).isEmpty();
        assertThat(whole.until()).isEqualTo(shop.until()).isAfter(whole.asOf());
        assertThat(whole.until()).isBeforeOrEqualTo(whole.asOf().plus(Duration.ofMinutes(5)));
        assertThat(whole.evidence().places()).isEqualTo(shop.evidence().places());
        assertThat(whole.evidence().oldestAt()).isEqualTo(shop.evidence().oldestAt());
        assertThat(whole.soak()).isEqualTo(shop.soak());
        assertThat(scene.whole().leftOut()).containsExactly(SYSTEM);
    }

    @Test
    void oneNamespaceThatIsNotIsEnough() {
        scene.cluster().deploy(SYSTEM, "proxy", List.of(PROXY), 1);
        scene.cluster().deploy(SHOP, "cart", List.of(BAD), 1);
        scene.registry().sign(BAD, 0);
        scene.pass(2);
        GateDecision whole = scene.whole().whole();

        assertThat(whole.state()).isEqualTo(GateState.NOT_READY);
        assertThat(whole.validUntil()).isEmpty();
        assertThat(scene.whole().leftOut()).isEmpty();
        assertThat(whole.evidence().places())
                .isEqualTo(scene.shop().evidence().places()
                        + scene.decide(SYSTEM, 0).evidence().places());
        assertThat(whole.reasons())
                .containsAll(scene.shop().reasons())
                .isSortedAccordingTo((one, other) ->
                        one.code().effect().compareTo(other.code().effect()));
        assertThat(whole.soak().clean()).isEqualTo(Duration.ZERO);
    }

    @Test
    void whereThePolicyLooksAtNothingNobodyKnows() {
        scene.cluster().delete(SHOP, "web");
        scene.pass(2);
        GateDecision whole = scene.whole().whole();

        assertThat(Scene.answer(whole)).isEqualTo("UNKNOWN [nothing_in_scope]");
        assertThat(whole.validUntil()).isEmpty();
        assertThat(whole.evidence().places()).isZero();
        assertThat(whole.soak().running()).isFalse();
    }

    @Test
    void theFingerprintIsThatOfTheEvidence() {
        String before = scene.shop().evidence().hash().hex();
        String wholeBefore = scene.whole().whole().evidence().hash().hex();

        assertThat(before).matches("[0-9a-f]{64}").isNotEqualTo(wholeBefore);
        assertThat(scene.pass(1).shop().evidence().hash().hex()).isEqualTo(before);
        assertThat(scene.whole().whole().evidence().hash().hex()).isEqualTo(wholeBefore);

        scene.cluster().deploy(SHOP, "more", List.of(APP), 1);
        scene.pass(2);
        String after = scene.shop().evidence().hash().hex();
        assertThat(after).isNotEqualTo(before);
        assertThat(scene.whole().whole().evidence().hash().hex()).isNotEqualTo(wholeBefore);

        scene.cluster().delete(SHOP, "more");
        assertThat(scene.pass(2).shop().evidence().hash().hex()).isEqualTo(before);
    }

    @Test
    void aPostureThatStandsStillIsNoLongerBelieved() {
        assertThat(Scene.answer(scene.decide(SHOP, 30))).isEqualTo("READY []");
        assertThat(Scene.answer(scene.decide(SHOP, 31))).isEqualTo("UNKNOWN [reader_blind]");
    }
}

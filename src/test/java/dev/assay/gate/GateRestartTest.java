package dev.assay.gate;

import static dev.assay.gate.Scene.APP;
import static dev.assay.gate.Scene.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a gate knows of the time before the last start. */
class GateRestartTest {

    private final Scene scene = Scene.ready();

    @Test
    void withinFiveMinutesTheSoakGoesOn() {
        scene.restart(5, true);

        assertThat(scene.pass(5).answer()).isEqualTo("READY []");
    }

    @Test
    void afterThemItBeginsAnew() {
        scene.restart(6, true);

        assertThat(scene.pass(5).answer()).isEqualTo("UNKNOWN [soaking]");
        assertThat(scene.soakedMinutes()).isLessThan(6);
    }

    @Test
    void whatIsForgottenIsSaid() {
        scene.restart(1, false);

        assertThat(scene.pass(6).answer()).isEqualTo("UNKNOWN [soaking, history_lost]");
        assertThat(scene.pass(14).answer()).isEqualTo("READY []");
    }

    /** The policy was edited, and nothing was evaluated since: the soak of before must not be taken for the new form's. */
    @Test
    void whatIsRememberedIsOfTheFormThatWasSoaked() {
        scene.stopKyverno(5).cluster().editPolicy(2);
        scene.pass(3).restart(1, true);

        assertThat(scene.pass(6).answer()).isEqualTo("UNKNOWN [soaking]");
    }

    /** Between two heartbeats something was refused, and is gone when Assay starts again. */
    @Test
    void aRefusalIsRememberedAtOnce() {
        scene.registry().sign("one.test/shop/cart:1", 0);
        scene.cluster().run(SHOP, "debug", List.of("one.test/shop/cart:1"));
        scene.scanAfter(20);
        assertThat(scene.shop().state()).isEqualTo(GateState.NOT_READY);
        scene.cluster().delete(SHOP, "debug");
        scene.restart(1, true);

        assertThat(scene.pass(6).answer()).isEqualTo("UNKNOWN [soaking]");
    }

    /** Four minutes without Assay and four without its eyes are eight that nobody watched. */
    @Test
    void timeWithoutAssayAndTimeWithoutEyesAddUp() {
        SoakClock clock =
                new SoakClock(Times.SOAK, new Soak(new GateKey(ModelPolicy.KEY, SHOP), "form", Times.SOAK, Scene.NOON));
        SoakClock.Finding blind = new SoakClock.Finding(false, false, true, "form");
        clock.tick(blind, Scene.NOON.plusSeconds(240));
        clock.tick(blind, Scene.NOON.plusSeconds(480));

        clock.tick(new SoakClock.Finding(false, true, false, "form"), Scene.NOON.plusSeconds(481));

        assertThat(clock.clean()).isZero();
    }

    @Test
    void aNewNamespaceIsNotTakenForAnOldOne() {
        scene.restart(1, true).cluster().deploy("kube-system", "dns", List.of(APP), 1);

        assertThat(Scene.answer(scene.pass(6).decide("kube-system", 0))).isEqualTo("UNKNOWN [soaking]");
    }
}

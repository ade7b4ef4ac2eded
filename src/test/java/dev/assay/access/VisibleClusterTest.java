package dev.assay.access;

import static dev.assay.web.GateSamples.AT_ONCE;
import static dev.assay.web.GateSamples.NOON;
import static dev.assay.web.GateSamples.POLICY;
import static dev.assay.web.GateSamples.posture;
import static dev.assay.web.GateSamples.unsigned;
import static dev.assay.web.GateSamples.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.gate.GateBoard;
import dev.assay.gate.GateDecision;
import dev.assay.gate.GateKey;
import dev.assay.gate.GateState;
import dev.assay.gate.PolicyDecision;
import dev.assay.gate.ReasonCode;
import dev.assay.policy.PolicyEngine;
import dev.assay.posture.CurrentPosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.verdict.Verdict;
import dev.assay.web.GateSamples;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VisibleClusterTest {

    private static final NamespacePosture BANK = verified("bank");

    private final CurrentPosture current = new CurrentPosture();
    private final GateBoard board = GateSamples.board(AT_ONCE, Posture.NONE);
    private Sight sight = Sight.of(Set.of("bank"), Set.of());
    private final VisibleCluster cluster = new VisibleCluster(current, board, () -> sight);

    @Test
    void whoSeesEverythingIsGivenThePostureItself() {
        Posture whole = show(posture(BANK, unsigned("shop")));
        sight = Sight.EVERYTHING;

        assertThat(cluster.posture()).isSameAs(whole);
        assertThat(cluster.gates()).isSameAs(board.get());
    }

    @Test
    void aPartHasItsOwnSumsAndNothingOfTheRest() {
        show(posture(BANK, unsigned("shop")));

        Posture part = cluster.posture();

        assertThat(part.byNamespace()).containsOnlyKeys("bank");
        assertThat(part.tally().total()).isEqualTo(1);
        assertThat(part.tally().count(Verdict.UNSIGNED)).isZero();
        assertThat(part.policies()).isEmpty();
        assertThat(part.complete()).isTrue();
    }

    @Test
    void policiesAreForWhoMayListThem() {
        show(posture(BANK));
        sight = Sight.of(Set.of("bank"), Set.of(PolicyEngine.VERIFY_IMAGES));

        assertThat(cluster.posture().policies()).hasSize(1);
        assertThat(cluster.gates().plan(new GateKey(POLICY, "bank"), NOON)).isPresent();

        sight = Sight.of(Set.of("bank"), Set.of(PolicyEngine.IMAGE_VALIDATING));

        assertThat(cluster.posture().policies()).isEmpty();
        assertThat(cluster.gates().plan(new GateKey(POLICY, "bank"), NOON))
                .as("a plan quotes the policy")
                .isEmpty();
        assertThat(cluster.gates().decide(new GateKey(POLICY, "bank"), NOON)).isPresent();
    }

    @Test
    void aPartIsNewOnlyIfItIsOther() {
        show(posture(BANK, unsigned("shop")));
        long generation = cluster.posture().generation();

        show(posture(BANK, verified("shop")).numbered(8));
        assertThat(cluster.posture().generation())
                .as("what changed elsewhere is no news")
                .isEqualTo(generation);

        show(posture(unsigned("bank")).numbered(9));
        assertThat(cluster.posture().generation()).isGreaterThan(generation);
    }

    @Tag("CVE-2025-14269")
    @Test
    void whatIsKeptForOneIsNeverGivenToAnother() {
        show(posture(BANK, unsigned("shop")));
        cluster.posture();

        sight = Sight.of(Set.of("shop"), Set.of());
        assertThat(cluster.posture().byNamespace()).containsOnlyKeys("shop");
        sight = Sight.NOTHING;
        assertThat(cluster.posture().byNamespace()).isEmpty();
        assertThat(cluster.gates().named("verify")).isEmpty();
    }

    @Test
    void ofAPolicyAsAWholeAPartIsToldNothingNotEvenReady() {
        show(posture(BANK, unsigned("shop")));

        PolicyDecision decision = cluster.gates().decide(POLICY, NOON).orElseThrow();

        assertThat(decision.namespaces()).extracting(GateDecision::state).containsExactly(GateState.READY);
        assertThat(decision.whole().state()).isEqualTo(GateState.UNKNOWN);
        assertThat(decision.whole().reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.code()).isEqualTo(ReasonCode.NAMESPACES_HIDDEN));
        assertThat(cluster.gates().decide(new GateKey(POLICY, "shop"), NOON)).isEmpty();
        assertThat(cluster.gates().decideIn("shop", NOON)).isEmpty();
    }

    private Posture show(Posture posture) {
        current.posturePublished(posture);
        board.posturePublished(posture);
        return posture;
    }
}

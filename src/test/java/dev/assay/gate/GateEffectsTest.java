package dev.assay.gate;

import static dev.assay.gate.Scene.APP;
import static dev.assay.gate.Scene.PROXY;
import static dev.assay.gate.Scene.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What each thing that may happen to a cluster does to a gate. */
class GateEffectsTest {

    private final Scene scene = Scene.ready();

    @Test
    void whereAllHoldsForTheSoakItIsReady() {
        Scene fresh = new Scene();
        fresh.cluster().deploy(SHOP, "web", List.of(APP, PROXY), 2);

        assertThat(fresh.pass(1).answer()).isEqualTo("UNKNOWN [soaking]");
        assertThat(fresh.pass(11).answer()).isEqualTo("UNKNOWN [soaking]");
        assertThat(fresh.pass(1).answer()).isEqualTo("READY []");
    }

    @Nested
    class Images {

        @Test
        void oneThatIsRefusedBlocksAtOnceAndTheSoakBeginsAnew() {
            scene.cluster().deploy(SHOP, "cart", List.of("one.test/shop/cart:1"), 1);
            scene.registry().sign("one.test/shop/cart:1", 0);
            scene.pass(2);

            assertThat(scene.answer()).isEqualTo("NOT_READY [refused]");
            assertThat(scene.shop().reasons().getFirst().place().orElseThrow().toString())
                    .isEqualTo("Place[workload=Workload[kind=Deployment, name=cart], container=c0,"
                            + " image=one.test/shop/cart:1]");
            scene.cluster().delete(SHOP, "cart");
            assertThat(scene.pass(1).answer()).isEqualTo("UNKNOWN [soaking]");
            assertThat(scene.soakedMinutes()).isZero();
        }

        @Test
        void oneThatNobodyEvaluatedPauses() {
            scene.stopKyverno(4).cluster().deploy(SHOP, "cart", List.of(PROXY), 1);
            scene.pass(2);
            long before = scene.soakedMinutes();

            assertThat(scene.answer()).isEqualTo("UNKNOWN [not_evaluated]");
            assertThat(scene.pass(2).soakedMinutes()).isEqualTo(before);
            assertThat(scene.pass(4).answer()).isEqualTo("READY []");
        }

        @Test
        void anOutageOfARegistryPauses() {
            scene.registry().silence("two.test");

            assertThat(scene.pass(2).answer()).isEqualTo("UNKNOWN [not_checked]");
            scene.registry().answer("two.test");
            assertThat(scene.pass(5).answer()).isEqualTo("READY []");
        }

        @Test
        void anOutageBlocksWhereKyvernoRefusesWhatItCannotCheck() {
            Scene closed = new Scene(Scene.SETTINGS, FailurePolicy.FAIL);
            closed.cluster().deploy(SHOP, "web", List.of(APP), 1);
            closed.registry().silence("one.test");

            assertThat(closed.pass(20).answer()).isEqualTo("NOT_READY [refused]");
        }

        @Test
        void evidenceGrowsOldWhereKyvernoStandsStill() {
            scene.stopKyverno(60);

            assertThat(scene.pass(10).answer()).isEqualTo("READY []");
            assertThat(scene.pass(10).answer()).isEqualTo("UNKNOWN [not_evaluated, evidence_old]");
        }

        @Test
        void nothingInScopeIsNoYes() {
            scene.cluster().delete(SHOP, "web");

            assertThat(scene.pass(1).answer()).isEqualTo("UNKNOWN [nothing_in_scope]");
        }

        @Test
        void whatRepairsTheClusterIsNamedApart() {
            scene.registry().sign("one.test/shop/web:2", 0);
            scene.cluster().deploy("kube-system", "dns", List.of("one.test/shop/web:2"), 1);
            scene.pass(2);

            assertThat(Scene.answer(scene.decide("kube-system", 0))).isEqualTo("NOT_READY [deadlock]");
        }
    }

    @Nested
    class Templates {

        @Test
        void aDeploymentThatIsScaledToZeroCounts() {
            scene.registry().sign("one.test/shop/cart:1", 0);
            scene.cluster().deploy(SHOP, "cart", List.of("one.test/shop/cart:1"), 0);

            assertThat(scene.pass(2).answer()).startsWith("NOT_READY [refused");
        }

        @Test
        void aCronJobBetweenRunsCounts() {
            scene.registry().sign("two.test/base/cron:1", 0);
            scene.cluster().schedule(SHOP, "nightly", List.of("two.test/base/cron:1"));

            assertThat(scene.pass(2).answer()).isEqualTo("NOT_READY [refused]");
        }

        @Test
        void anOldReplicaSetIsOnlyWarnedOf() {
            scene.registry().sign("one.test/shop/cart:1", 0);
            scene.cluster().deploy(SHOP, "web", List.of("one.test/shop/cart:1"), 1);
            scene.pass(2).cluster().deploy(SHOP, "web", List.of(APP), 1);

            assertThat(scene.pass(30).answer()).isEqualTo("READY [rollback_unsafe]");
        }
    }

    @Nested
    class Policies {

        @Test
        void anEditBeginsTheSoakAnew() {
            scene.cluster().editPolicy(2);

            assertThat(scene.pass(2).answer()).isEqualTo("UNKNOWN [soaking]");
            assertThat(scene.soakedMinutes()).isLessThanOrEqualTo(1);
            assertThat(scene.shop().policy().generation()).isEqualTo(2);
            assertThat(scene.pass(12).answer()).isEqualTo("READY []");
        }

        @Test
        void oneThatSaysTheSameInAnotherVersionChangesNothing() {
            scene.cluster().touchPolicy(Readiness.READY);

            assertThat(scene.pass(1).answer()).isEqualTo("READY []");
        }

        @Test
        void oneThatKyvernoDoesNotApplyPauses() {
            scene.cluster().touchPolicy(Readiness.NOT_READY);

            assertThat(scene.pass(1).answer()).isEqualTo("UNKNOWN [policy_not_ready]");
            scene.cluster().touchPolicy(Readiness.UNKNOWN);
            assertThat(scene.pass(1).answer()).isEqualTo("UNKNOWN [policy_not_ready]");
            scene.cluster().touchPolicy(Readiness.READY);
            assertThat(scene.pass(1).answer()).isEqualTo("READY []");
        }

        @Test
        void theTimeWithoutItCountsForNothing() {
            Scene fresh = new Scene();
            fresh.cluster().deploy(SHOP, "web", List.of(APP), 1);
            ObjectRef policy = fresh.pass(5).cluster().policy().object();
            long before = fresh.soakedMinutes();
            fresh.cluster().pass(Duration.ofSeconds(1));
            fresh.tell(new Observation.ObjectMissing(fresh.cluster().now(), policy));
            for (int second = 0; second < 50; second++) {
                fresh.cluster().pass(Duration.ofSeconds(1));
                fresh.tell(new Observation.KindCaughtUp(fresh.cluster().now(), Kind.POD));
            }

            fresh.cluster().list(Kind.CLUSTER_POLICY).forEach(fresh::tell);

            assertThat(fresh.shop().soak().clean())
                    .isBetween(
                            Duration.ofMinutes(before),
                            Duration.ofMinutes(before).plusSeconds(1));
        }
    }

    @Nested
    class Exceptions {

        private static final Instant NEVER = Instant.MAX;

        @Test
        void oneThatIsAddedBeginsTheSoakAnew() {
            scene.cluster().except(SHOP, Set.of("web"), Set.of(), NEVER);

            assertThat(scene.pass(6).answer()).isEqualTo("UNKNOWN [soaking]");
            assertThat(scene.pass(13).answer()).isEqualTo("READY []");
        }

        @Test
        void oneThatIsWidenedBeginsTheSoakAnew() {
            scene.cluster().except(SHOP, Set.of("web"), Set.of(), NEVER);
            scene.pass(20).cluster().except(SHOP, Set.of("web", "cart"), Set.of(), NEVER);

            assertThat(scene.pass(1).answer()).isEqualTo("UNKNOWN [soaking]");
            assertThat(scene.soakedMinutes()).isZero();
        }

        @Test
        void oneThatHasEndedPauses() {
            Instant end = scene.cluster().now().plus(Duration.ofMinutes(30));
            scene.cluster().except(SHOP, Set.of("web"), Set.of(), end);

            assertThat(scene.pass(28).answer()).isEqualTo("READY [exception_expires]");
            assertThat(scene.shop().validUntil()).hasValue(end);
            assertThat(scene.pass(2).answer()).isEqualTo("UNKNOWN [exception_expired]");
        }

        @Test
        void oneThatIsGoneLeavesNothingKnown() {
            scene.cluster().except(SHOP, Set.of("web"), Set.of(), NEVER);
            scene.pass(20).stopKyverno(10).cluster().endException(SHOP);

            assertThat(scene.pass(1).answer()).isEqualTo("UNKNOWN [not_evaluated]");
        }

        @Test
        void noneIsAcceptedWhereTheSettingsSaySo() {
            Scene strict = new Scene(Scene.settings(false, List.of()));
            strict.cluster().except(SHOP, Set.of("web"), Set.of(), NEVER);
            strict.cluster().deploy(SHOP, "web", List.of(APP), 1);

            assertThat(strict.pass(20).answer()).isEqualTo("UNKNOWN [excepted]");
        }

        @Test
        void oneThatNobodyCanReadIsUnknown() {
            scene.cluster().except(SHOP, Set.of("web"), Set.of(), NEVER);
            scene.pass(20);
            ObjectRef object = scene.cluster().exceptions().getFirst().object();
            scene.tell(new Observation.ObjectMissing(scene.cluster().now(), object));
            scene.tell(new Observation.KindAbsent(scene.cluster().now(), Kind.POLICY_EXCEPTION));

            assertThat(scene.answer()).isEqualTo("UNKNOWN [exception_unknown]");
        }
    }

    @Nested
    class Reading {

        @Test
        void aKindThatIsStalePauses() {
            scene.tell(new Observation.KindStale(scene.cluster().now(), Kind.DEPLOYMENT, "nothing was heard"));

            assertThat(scene.pass(4).answer()).isEqualTo("UNKNOWN [reader_blind]");
            scene.tell(new Observation.KindCaughtUp(scene.cluster().now(), Kind.DEPLOYMENT));
            assertThat(scene.answer()).isEqualTo("READY []");
        }

        @Test
        void oneThatIsStaleForLongBeginsTheSoakAnew() {
            scene.tell(new Observation.KindStale(scene.cluster().now(), Kind.DEPLOYMENT, "nothing was heard"));
            scene.pass(6).tell(new Observation.KindCaughtUp(scene.cluster().now(), Kind.DEPLOYMENT));

            assertThat(scene.answer()).isEqualTo("UNKNOWN [soaking]");
            assertThat(scene.soakedMinutes()).isZero();
        }

        @Test
        void anObjectThatCannotBeReadPauses() {
            scene.cluster().spoil(scene.cluster().things().getLast());

            assertThat(scene.pass(1).answer()).isEqualTo("UNKNOWN [unreadable]");
            assertThat(Scene.answer(scene.decide(SHOP, 0))).isEqualTo("UNKNOWN [unreadable]");
        }

        @Test
        void whereMoreCannotBeReadThanIsKeptNobodyKnowsAlsoOnceThatIsRepaired() {
            for (int pod = 0; pod < 101; pod++) {
                scene.tell(new Observation.ObjectUnreadable(scene.cluster().now(), spoiled(SHOP, pod), "broken"));
            }
            for (int pod = 0; pod < 101; pod++) {
                scene.tell(new Observation.ObjectGone(scene.cluster().now(), spoiled(SHOP, pod)));
            }

            assertThat(scene.answer()).isEqualTo("UNKNOWN [unreadable]");
        }

        @Test
        void whatCannotBeReadElsewhereSaysNothingHere() {
            String before = scene.answer();
            for (int pod = 0; pod < 1_001; pod++) {
                scene.tell(
                        new Observation.ObjectUnreadable(scene.cluster().now(), spoiled("elsewhere", pod), "broken"));
            }

            assertThat(scene.answer()).isEqualTo(before).startsWith("READY");
        }

        @Test
        void aFrozenProcessIsNoYes() {
            assertThat(scene.decide(SHOP, 30).state()).isEqualTo(GateState.READY);
            assertThat(Scene.answer(scene.decide(SHOP, 31))).isEqualTo("UNKNOWN [reader_blind]");
        }

        @Test
        void aPostureOfTheFutureIsNoYes() {
            assertThat(scene.decide(SHOP, -30).state()).isEqualTo(GateState.READY);
            assertThat(Scene.answer(scene.decide(SHOP, -31))).isEqualTo("UNKNOWN [reader_blind]");
        }

        private static ObjectRef spoiled(String namespace, int pod) {
            return new ObjectRef(Kind.POD, namespace, "pod-" + pod, "spoiled-" + pod, 9_000 + pod);
        }
    }

    @Test
    void reasonsThatAreNotListedAreCountedAllTheSame() {
        Scene scene = Scene.ready();
        scene.registry().sign(Scene.APP, 0);
        for (int i = 0; i < 250; i++) {
            scene.cluster().deploy(Scene.SHOP, "web-" + i, List.of(Scene.APP), 1);
        }
        scene.pass(20);

        GateDecision shop = scene.shop();

        assertThat(shop.reasons()).hasSize(200);
        assertThat(shop.more()).isEqualTo(shop.blockers() - 200);
        assertThat(shop.blockersByCode()).containsEntry(ReasonCode.REFUSED, 501);
        assertThat(scene.whole().whole().blockersByCode()).containsEntry(ReasonCode.REFUSED, 501);
    }
}

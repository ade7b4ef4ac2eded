package dev.assay.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cluster.RecordedCluster;
import dev.assay.observation.Observation;
import dev.assay.posture.History.Finding;
import dev.assay.report.ReportForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is concluded depends on what was observed, and not on the order, on repetitions, or on what came late. */
class PostureConvergenceTest {

    private static final List<String> PODS = List.of("web-1", "web-2");

    @Property(tries = 1_500)
    void anyOrderOfAHistoryConcludesTheSame(@ForAll("straight histories") History history, @ForAll Random random) {
        List<Observation> ordered = history.observations();

        Conclusions expected = Conclusions.from(ordered, history.now());

        assertThat(Conclusions.from(shuffled(ordered, random), history.now())).isEqualTo(expected);
    }

    /**
     * Where images come back that were there before, or nobody could read in between, an order may forget since when they are
     * there. It must not make it earlier, and all else stays the same.
     */
    @Property(tries = 1_500)
    void noOrderVerifiesMore(@ForAll("winding histories") History history, @ForAll Random random) {
        List<Observation> ordered = history.observations();

        Conclusions expected = Conclusions.from(ordered, history.now());
        Conclusions mixed = Conclusions.from(shuffled(ordered, random), history.now());

        assertThat(expected.verified()).containsAll(mixed.verified());
        assertThat(mixed.containers()).isEqualTo(expected.containers());
        assertThat(mixed.unreadable()).isEqualTo(expected.unreadable());
        assertThat(mixed.policies()).isEqualTo(expected.policies());
        Statistics.label("verifies something").collect(!expected.verified().isEmpty());
        Statistics.label("verifies something")
                .coverage(check -> check.check(true).percentage(share -> share > 5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 7, 8, 9})
    void anyOrderOfARecordingConcludesTheSame(long seed) {
        List<Observation> ordered = recorded();
        List<Observation> kinds =
                ordered.stream().filter(PostureConvergenceTest::aboutAKind).toList();
        List<Observation> objects =
                ordered.stream().filter(observation -> !aboutAKind(observation)).toList();
        Instant end = ordered.getLast().at();

        List<Observation> mixed = shuffled(objects, new Random(seed));
        mixed.addAll(kinds);

        assertThat(Conclusions.from(mixed, end)).isEqualTo(Conclusions.from(ordered, end));
    }

    @Test
    void aRecordingTwiceConcludesTheSame() {
        List<Observation> once = recorded();
        List<Observation> twice = new ArrayList<>(once);
        twice.addAll(once);
        Instant end = once.getLast().at();

        assertThat(Conclusions.from(twice, end)).isEqualTo(Conclusions.from(once, end));
    }

    @Test
    void aRecordingMayEndAnywhere() {
        PostureIndex index = Conclusions.newIndex();
        List<Observation> observations = recorded();
        int placesSeen = 0;

        for (int position = 0; position < observations.size(); position++) {
            index.observe(observations.get(position));
            if (position % 50 == 0) {
                Posture posture = index.publish(observations.get(position).at());
                placesSeen = Math.max(placesSeen, posture.tally().total());
            }
        }

        assertThat(placesSeen).isEqualTo(28);
    }

    /** Work follows what changed; what comes of it is the same as if everything were computed from nothing. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void publishingOnTheWayConcludesTheSame(int pace) {
        List<Observation> observations = recorded();
        PostureIndex onTheWay = Conclusions.newIndex();

        for (int position = 0; position < observations.size(); position++) {
            Instant now = observations.get(position).at();
            onTheWay.observe(observations.get(position));
            if (position % pace == 0) {
                onTheWay.publish(now);
            }
            if (position % 900 == 899 || position == observations.size() - 1) {
                assertThat(Conclusions.of(onTheWay.publish(now)))
                        .isEqualTo(Conclusions.from(observations.subList(0, position + 1), now));
            }
        }
    }

    @Property(tries = 300)
    void publishingWithinAHistoryConcludesTheSame(@ForAll("winding histories") History history, @ForAll Random random) {
        PostureIndex onTheWay = Conclusions.newIndex();
        List<Observation> observations = shuffled(history.observations(), random);

        observations.forEach(observation -> {
            onTheWay.observe(observation);
            onTheWay.publish(observation.at());
        });

        assertThat(Conclusions.of(onTheWay.publish(history.now())))
                .isEqualTo(Conclusions.from(observations, history.now()));
    }

    private static List<Observation> recorded() {
        RecordedCluster.DEMO.mustBeThere();
        return RecordedCluster.DEMO.observations();
    }

    /** How far the reading has come is told by the source, in order. */
    private static boolean aboutAKind(Observation observation) {
        return switch (observation) {
            case Observation.KindStarted _,
                    Observation.KindCaughtUp _,
                    Observation.KindAbsent _,
                    Observation.KindUnreadable _,
                    Observation.KindStale _ -> true;
            case Observation.ResourceSeen _,
                    Observation.ReportSeen _,
                    Observation.PolicySeen _,
                    Observation.ExceptionSeen _,
                    Observation.ScopeSeen _,
                    Observation.NamespaceSeen _,
                    Observation.RequestRefused _,
                    Observation.ObjectGone _,
                    Observation.ObjectMissing _,
                    Observation.ObjectUnreadable _ -> false;
        };
    }

    @Provide("straight histories")
    Arbitrary<History> straightHistories() {
        return histories(pods().map(pod -> history -> history.change(pod)));
    }

    @Provide("winding histories")
    Arbitrary<History> windingHistories() {
        return histories(Arbitraries.oneOf(
                pods().map(pod -> history -> history.spoil(pod)),
                Combinators.combine(pods(), Arbitraries.of(History.IMAGE_LISTS))
                        .as((pod, images) -> history -> history.run(pod, images))));
    }

    private static Arbitrary<History> histories(Arbitrary<Consumer<History>> change) {
        return step(change).list().ofMinSize(2).ofMaxSize(20).map(steps -> {
            History history = new History();
            history.editPolicy();
            PODS.forEach(pod -> history.run(pod, History.IMAGE_LISTS.getFirst()));
            steps.forEach(step -> step.accept(history));
            return history;
        });
    }

    private static Arbitrary<Consumer<History>> step(Arbitrary<Consumer<History>> change) {
        Arbitrary<Consumer<History>> step = Arbitraries.oneOf(
                change,
                reports(Arbitraries.of(Finding.class)),
                reports(Arbitraries.just(Finding.ALL_GOOD)),
                pods().map(pod -> history -> history.touch(pod)),
                pods().map(pod -> history -> history.delete(pod)),
                Arbitraries.of(List.of(
                        History::editPolicy,
                        History::touchPolicy,
                        History::deletePolicy,
                        History::except,
                        History::endException,
                        History::leaveOut,
                        History::endLeavingOut)),
                Arbitraries.of("a", "b").map(value -> history -> history.label(value)));
        return Combinators.combine(step, Arbitraries.longs().between(1, 400)).as((one, seconds) -> history -> {
            history.pass(seconds);
            one.accept(history);
        });
    }

    private static Arbitrary<Consumer<History>> reports(Arbitrary<Finding> findings) {
        return Combinators.combine(pods(), Arbitraries.of(ReportForm.SCAN, ReportForm.MERGED), findings)
                .as((pod, form, finding) -> history -> history.report(pod, form, finding));
    }

    private static Arbitrary<String> pods() {
        return Arbitraries.of(PODS);
    }

    /** In another order, some twice. */
    private static List<Observation> shuffled(List<Observation> ordered, Random random) {
        List<Observation> mixed = new ArrayList<>(ordered);
        ordered.stream().filter(_ -> random.nextInt(4) == 0).forEach(mixed::add);
        Collections.shuffle(mixed, random);
        return mixed;
    }
}

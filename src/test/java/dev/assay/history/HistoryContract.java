package dev.assay.history;

import static dev.assay.history.Postures.NOW;
import static dev.assay.history.Postures.POLICY;
import static dev.assay.history.Postures.namespace;
import static dev.assay.history.Postures.place;
import static dev.assay.history.Postures.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.gate.GateKey;
import dev.assay.gate.Soak;
import dev.assay.report.Outcome;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import dev.assay.report.Reports;
import dev.assay.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What history does wherever it is kept. */
abstract class HistoryContract {

    private static final String APP = "ghcr.io/acme/app:1";
    private static final String WEB = "ghcr.io/acme/web:2";
    private static final GateKey GATE = new GateKey(POLICY, "shop");

    private final SettableClock clock = new SettableClock();
    private Service service;

    /** An empty database, the same at each call within one test. */
    abstract Database database();

    @BeforeEach
    void start() {
        service = Service.start(database(), clock);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whatAppearsIsATransitionFromNothing() {
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 VERIFIED")));

        assertThat(transitions())
                .containsExactly(new Transition(NOW, place("shop", "web", APP), null, verdict(Verdict.VERIFIED)));
    }

    @Test
    void anotherVerdictIsATransition() {
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 VERIFIED")));
        clock.pass(Duration.ofMinutes(1));
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));

        assertThat(transitions().getFirst())
                .isEqualTo(new Transition(
                        NOW.plusSeconds(60), place("shop", "web", APP), Verdict.VERIFIED, verdict(Verdict.UNSIGNED)));
        assertThat(transitions()).hasSize(2);
    }

    @Test
    void twoChangesAtOneTimeAreBothKept() {
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 VERIFIED")));
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));

        assertThat(transitions())
                .extracting(Transition::now)
                .containsExactly(verdict(Verdict.UNSIGNED), verdict(Verdict.VERIFIED));
    }

    @Test
    void nothingIsWrittenWhileThePostureIsIncomplete() {
        service.publish(Postures.incomplete(namespace("shop", "web ghcr.io/acme/app:1 VERIFIED")));

        assertThat(transitions()).isEmpty();
    }

    @Test
    void whatIsGoneKeepsItsLastVerdict() {
        service.publish(
                Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED", "x ghcr.io/acme/web:2 VERIFIED")));
        clock.pass(Duration.ofHours(1));
        service.publish(Postures.of(namespace("shop", "x ghcr.io/acme/web:2 VERIFIED")));

        PlaceRecord gone =
                new PlaceRecord(place("shop", "web", APP), NOW, NOW.plusSeconds(3600), verdict(Verdict.UNSIGNED));
        assertThat(service.reader().gone(NOW, 10)).hasValue(List.of(gone));
        assertThat(service.reader().goneFrom("shop", NOW, 10)).hasValue(List.of(gone));
        assertThat(service.reader().goneFrom("elsewhere", NOW, 10)).hasValue(List.of());
        assertThat(service.reader().gone(NOW.plusSeconds(3601), 10)).hasValue(List.of());
    }

    @Test
    void aNamespaceThatIsGoneTakesItsPlacesAlong() {
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));
        service.publish(Postures.of());

        assertThat(service.reader().gone(NOW, 10).orElseThrow()).hasSize(1);
    }

    @Test
    void whatComesBackIsKnown() {
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));
        service.publish(Postures.of(namespace("shop")));
        clock.pass(Duration.ofHours(1));
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));

        assertThat(service.reader().placesOf("shop", APP))
                .hasValue(List.of(new PlaceRecord(place("shop", "web", APP), NOW, null, verdict(Verdict.UNSIGNED))));
        assertThat(transitions()).hasSize(1);
    }

    @Test
    void aRestartChangesNothing() {
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));
        restartAfter(Duration.ofMinutes(10));
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));

        assertThat(transitions()).hasSize(1);
        assertThat(service.state().phase()).isEqualTo(HistoryState.Phase.ON);
        assertThat(service.state().lost()).isEmpty();
    }

    @Test
    void whatChangedWhileNobodyLookedIsSeenAtTheStart() {
        service.publish(Postures.of(
                namespace("shop", "web ghcr.io/acme/app:1 VERIFIED", "old ghcr.io/acme/web:2 VERIFIED"),
                namespace("gone", "web ghcr.io/acme/app:1 VERIFIED")));
        restartAfter(Duration.ofMinutes(10));
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));

        assertThat(transitions().getFirst().at()).isEqualTo(NOW.plusSeconds(600));
        assertThat(service.reader().gone(Instant.EPOCH, 10).orElseThrow())
                .extracting(PlaceRecord::goneSince)
                .containsExactly(NOW, NOW);
        assertThat(service.reader().placesOf("shop", WEB).orElseThrow())
                .extracting(PlaceRecord::firstSeen)
                .containsExactly(NOW);
    }

    @Test
    void transitionsAreFoundByNamespacePlaceAndTime() {
        service.publish(Postures.of(
                namespace("shop", "web ghcr.io/acme/app:1 VERIFIED"),
                namespace("bank", "web ghcr.io/acme/app:1 VERIFIED")));
        clock.pass(Duration.ofSeconds(5));
        service.publish(Postures.of(
                namespace("shop", "web ghcr.io/acme/app:1 ERROR"), namespace("bank", "web ghcr.io/acme/app:1 ERROR")));

        HistoryReader reader = service.reader();
        assertThat(reader.transitionsIn("shop", NOW, 10).orElseThrow()).hasSize(2);
        assertThat(reader.transitionsIn("shop", NOW.plusSeconds(1), 10).orElseThrow())
                .hasSize(1);
        assertThat(reader.transitions(NOW, 3).orElseThrow()).hasSize(3);
        assertThat(reader.transitionsOf(place("bank", "web", APP), 10).orElseThrow())
                .extracting(Transition::now)
                .containsExactly(verdict(Verdict.ERROR), verdict(Verdict.VERIFIED));
    }

    @Test
    void theLastLookAtADayIsItsTally() {
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 VERIFIED")));
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));
        clock.pass(Duration.ofDays(1));
        service.publish(
                Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED", "x ghcr.io/acme/web:2 VERIFIED")));

        List<DailyTally> tallies =
                service.reader().tallies("shop", LocalDate.of(2026, 11, 1)).orElseThrow();
        assertThat(tallies)
                .extracting(DailyTally::day)
                .containsExactly(LocalDate.of(2026, 11, 25), LocalDate.of(2026, 11, 24));
        assertThat(tallies).extracting(DailyTally::refused).containsExactly(1, 1);
        assertThat(tallies.getFirst().byVerdict())
                .containsEntry(Verdict.VERIFIED, 1)
                .containsEntry(Verdict.UNSIGNED, 1);
        assertThat(tallies.getLast().byVerdict())
                .containsEntry(Verdict.VERIFIED, 0)
                .containsEntry(Verdict.UNSIGNED, 1);
    }

    @Test
    void theTalliesOfAllNamespacesComeAtOnce() {
        service.publish(Postures.of(
                namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED"),
                namespace("bank", "web ghcr.io/acme/app:1 VERIFIED")));
        clock.pass(Duration.ofDays(1));
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 VERIFIED")));

        List<String> told = service.reader()
                .sumTallies(
                        LocalDate.of(2026, 11, 24),
                        new ArrayList<String>(),
                        (all, tally) -> all.add(tally.day() + " " + tally.namespace() + " " + tally.refused()))
                .orElseThrow();

        assertThat(told).containsExactlyInAnyOrder("2026-11-24 shop 1", "2026-11-24 bank 0", "2026-11-25 shop 0");
        assertThat(service.reader()
                        .sumTallies(LocalDate.of(2026, 11, 25), new ArrayList<DailyTally>(), List::add)
                        .orElseThrow())
                .hasSize(1);
    }

    @Test
    void whoMayAskOfSomeNamespacesGetsTheirNewestWhateverHappenedElsewhere() {
        service.publish(Postures.of(namespace("bank", "web ghcr.io/acme/app:1 VERIFIED")));
        clock.pass(Duration.ofMinutes(1));
        service.publish(Postures.of(
                namespace("bank", "web ghcr.io/acme/app:1 VERIFIED"),
                namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));

        HistoryReader bank = service.reader().within(Set.of("bank"));
        assertThat(bank.transitions(NOW, 1).orElseThrow())
                .extracting(transition -> transition.place().namespace())
                .containsExactly("bank");
        assertThat(bank.transitionsOf(APP, 10).orElseThrow()).hasSize(1);
        assertThat(bank.transitionsIn("shop", NOW, 10)).contains(List.of());
        assertThat(bank.placesOf(APP, 1).orElseThrow())
                .extracting(record -> record.place().namespace())
                .containsExactly("bank");
        assertThat(service.reader().within(Set.of()).placesOf(APP, 10)).contains(List.of());
    }

    @Test
    void anImageIsFoundWhereverItIsOrWas() {
        service.publish(Postures.of(
                namespace("shop", "web ghcr.io/acme/app:1 VERIFIED"),
                namespace("bank", "web ghcr.io/acme/app:1 UNSIGNED", "x ghcr.io/acme/web:2 VERIFIED")));
        clock.pass(Duration.ofMinutes(1));
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));

        assertThat(service.reader().placesOf(APP, 10).orElseThrow())
                .extracting(
                        record -> record.place().namespace(),
                        record -> record.lastSeen().isPresent())
                .containsExactlyInAnyOrder(tuple("shop", false), tuple("bank", true));
        assertThat(service.reader().transitionsOf(APP, 10).orElseThrow())
                .extracting(transition -> transition.now().verdict())
                .containsExactlyInAnyOrder(Verdict.UNSIGNED, Verdict.VERIFIED, Verdict.UNSIGNED);
        assertThat(service.reader().transitionsOf(APP, 1).orElseThrow())
                .extracting(transition -> transition.now().verdict())
                .containsExactly(Verdict.UNSIGNED);
    }

    @Test
    void soaksSurviveARestart() {
        Soak soak = new Soak(GATE, "uid 3", Duration.ofMinutes(7), NOW);
        service.publish(Postures.of());
        service.soaks().remember(List.of(new Soak(GATE, "uid 2", Duration.ZERO, NOW), soak));
        restartAfter(Duration.ofMinutes(1));

        assertThat(service.soaks().recall().soaks()).containsExactly(soak);
        assertThat(service.soaks().recall().problem()).isEmpty();
    }

    @Test
    void aForgottenSoakIsForgotten() {
        service.publish(Postures.of());
        service.soaks().remember(List.of(new Soak(GATE, "uid 2", Duration.ZERO, NOW)));
        service.rounds(1);
        service.soaks().forget(List.of(GATE));
        restartAfter(Duration.ofMinutes(1));

        assertThat(service.soaks().recall().soaks()).isEmpty();
    }

    @Test
    void evidenceIsRecalledAfterARestart() {
        long second = NOW.getEpochSecond();
        Report scan = Reports.scan(second, Reports.verified(APP));
        Report event = Reports.event(second, Reports.unsigned(WEB));
        service.publish(Postures.withPolicy());
        service.hear(Reports.scan(second - 60, Reports.unsigned(APP)));
        service.hear(scan);
        service.hear(event);
        service.hear(Reports.merged(second, Reports.verified(APP)));
        restartAfter(Duration.ofMinutes(10));

        assertThat(service.recalled()).containsExactlyInAnyOrder(scan, event);
    }

    @Test
    void everyEventOfDifferentWordsIsRecalled() {
        long second = NOW.getEpochSecond();
        Report first = Reports.event(second, Reports.unsigned(APP));
        Report other = Reports.event(second + 1, Reports.unsigned(WEB));
        service.publish(Postures.withPolicy());
        service.hear(first);
        service.hear(other);
        service.hear(other);
        restartAfter(Duration.ofMinutes(10));

        assertThat(service.recalled()).containsExactly(first, other);
    }

    @Test
    void evidenceThatIsTooOldIsNotRecalled() {
        service.publish(Postures.withPolicy());
        service.hear(Reports.scan(NOW.getEpochSecond(), Reports.verified(APP)));
        restartAfter(Duration.ofHours(3).plusSeconds(1));

        assertThat(service.recalled()).isEmpty();
    }

    @Test
    void evidenceOnOtherPoliciesIsNotKept() {
        service.publish(Postures.of());
        service.hear(Reports.scan(NOW.getEpochSecond(), Reports.verified(APP)));
        restartAfter(Duration.ofMinutes(1));

        assertThat(service.recalled()).isEmpty();
    }

    @Test
    void aReportKeepsItsShape() {
        Report report = new Report(
                ReportForm.ADMISSION,
                Reports.UID,
                Reports.NAMESPACE,
                NOW.getEpochSecond(),
                Map.of(Reports.POLICY, 42L),
                List.of(Reports.result(Outcome.FAIL, "no\0 \ud800 signature für 'ä'")),
                true);
        service.publish(Postures.withPolicy());
        service.hear(report);
        restartAfter(Duration.ofMinutes(1));

        assertThat(service.recalled()).singleElement().satisfies(recalled -> {
            assertThat(recalled.policyVersions()).isEqualTo(report.policyVersions());
            assertThat(recalled.cut()).isTrue();
            assertThat(recalled.results().getFirst().message())
                    .startsWith("no\0 ")
                    .endsWith(" signature für 'ä'");
        });
    }

    @Test
    void whatIsOverIsForgottenAfterTheRetention() {
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 VERIFIED")));
        service.publish(Postures.of());
        clock.pass(Duration.ofDays(91));
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/web:2 VERIFIED")));

        assertThat(transitions()).extracting(Transition::place).containsExactly(place("shop", "web", WEB));
        assertThat(service.reader().gone(Instant.EPOCH, 10)).hasValue(List.of());
        assertThat(service.reader().tallies("shop", LocalDate.EPOCH).orElseThrow())
                .hasSize(1);
    }

    @Test
    void anotherClustersHistoryIsLeftAlone() {
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 VERIFIED")));
        service.close();
        service = Service.startOn("another-uid", database(), clock);
        service.publish(Postures.of(namespace("shop", "web ghcr.io/acme/app:1 UNSIGNED")));

        assertThat(service.state().phase()).isEqualTo(HistoryState.Phase.DEGRADED);
        assertThat(service.state().reason()).startsWith("it is of another cluster (whose kube-system is c0000001");
        service.close();
        service = Service.start(database(), clock);
        assertThat(transitions()).extracting(Transition::now).containsExactly(verdict(Verdict.VERIFIED));
    }

    @Test
    void namesOfAnyKindAreKept() {
        service.publish(Postures.of(namespace("shop", "wéb ghcr.io/acme/\0\ud800:1 VERIFIED")));

        assertThat(service.state().phase()).isEqualTo(HistoryState.Phase.ON);
        assertThat(service.state().lost()).isEmpty();
        assertThat(transitions()).hasSize(1);
    }

    @Test
    void moreThanMayWaitIsDroppedAndCounted() {
        for (int i = 0; i < PendingWrites.MOST_REPORTS + 7; i++) {
            service.hear(Reports.scan(i, Reports.verified(APP)));
        }

        assertThat(service.state().droppedWrites()).isEqualTo(7);
        assertThat(service.pending().takeReports(Integer.MAX_VALUE)).hasSize(PendingWrites.MOST_REPORTS);
    }

    private List<Transition> transitions() {
        Optional<List<Transition>> transitions = service.reader().transitions(Instant.EPOCH, 100);
        assertThat(transitions).as(service.state()::toString).isPresent();
        return transitions.orElseThrow();
    }

    private void restartAfter(Duration pause) {
        service.close();
        clock.pass(pause);
        service = Service.start(database(), clock);
    }
}

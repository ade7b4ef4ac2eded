package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists that are cut, partial, old, empty or huge. After each, what is said is what a fresh start would say. */
class ListFaultsTest {

    private final FakeApi api = new FakeApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aPageThatIsTooOldMakesTheListBeginAnew() {
        FakeObjects.fill(api, 1_600);
        api.expirePage(3);

        try (WatchedCluster cluster = new WatchedCluster(api).untilWatched()) {
            assertThat(api.lists()).isEqualTo(4);
            assertThat(cluster.said()).hasSize(1_603);
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aListThatIsCutAnywhereIsNeverTakenForAll() {
        FakeObjects.fill(api, 3);
        AtomicInteger seen = new AtomicInteger();
        int length = 600;

        for (int cut = 0; cut < length; cut += 37) {
            api.cutListsAfter(cut);
            try (WatchedCluster cluster =
                    new WatchedCluster(api, WatchedCluster.TIMES, told -> seen(told, seen), Kind.POD)) {
                int lists = api.requests().size();
                await().until(() -> api.requests().size() > lists);
                await().pollDelay(Duration.ofMillis(100)).until(() -> true);

                assertThat(cluster.state(Kind.POD)).as("cut after %d", cut).isIn("WAITING", "CATCHING_UP");
                assertThat(seen.getAndSet(0))
                        .as("whole objects before byte %d", cut)
                        .isLessThanOrEqualTo(cut / 200);
                api.cutListsAfter(Integer.MAX_VALUE);
                cluster.untilWatched();
                cluster.sameAsAFreshStart();
            }
            api.hangUp();
            seen.set(0);
        }
    }

    @Test
    void aListThatEndsTooEarlyIsReadAgain() {
        FakeObjects.fill(api, 1_200);
        api.tamper(page -> page.replaceFirst("\"continue\":\"[^\"]*\",", ""));
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilWatched();

            assertThat(api.lists()).isEqualTo(2);
            assertThat(cluster.reading(Kind.POD).objects()).isEqualTo(1_200);
        }
    }

    @Test
    void aListThatSaysThatItEndsTooEarlyIsReadAgain() {
        FakeObjects.fill(api, 1_200);
        api.tamper(page -> page);
        api.tamper(page -> page.replaceFirst(",\"continue\":\"[^\"]*\",\"remainingItemCount\":\\d+", ""));
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilWatched();

            assertThat(api.lists()).isEqualTo(2);
            assertThat(cluster.reading(Kind.POD).objects()).isEqualTo(1_200);
        }
    }

    @Test
    void aListThatNeverIsWholeIsNeverCurrentAndSaysWhy() {
        FakeObjects.fill(api, 600);
        for (int i = 0; i < 20; i++) {
            api.tamper(page -> page.replaceFirst("\"continue\":\"[^\"]*\",", ""));
        }
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilState(
                    Kind.POD,
                    "STALE nothing was heard since 2026-11-25T12:00:00Z: the API server's list is not whole: it lacks 100");
        }
    }

    @Test
    void aKindThatIsCurrentDoesNotStaySoWhileItsListsFail() {
        FakeObjects.fill(api, 60);
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilWatched();

            api.cutListsAfter(9_000);
            api.compact();
            api.hangUp();
            cluster.untilState(Kind.POD, "STALE nothing was heard since");
            api.delete("pod-1");
            api.cutListsAfter(Integer.MAX_VALUE);

            cluster.untilWatched();
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aListThatSuddenlyIsEmptyIsReadAgainBeforeAnythingIsGone() {
        FakeObjects.fill(api, 60);
        List<Observation> told = new CopyOnWriteArrayList<>();
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, told::add, Kind.POD)) {
            cluster.untilWatched();

            api.tamper(_ -> "{\"metadata\":{\"resourceVersion\":\"100000\"},\"items\":[]}");
            api.compact();
            api.hangUp();
            await().until(() -> api.lists() == 3);
            cluster.untilWatched();

            assertThat(told)
                    .filteredOn(Observation.ObjectMissing.class::isInstance)
                    .isEmpty();
            assertThat(told)
                    .filteredOn(Observation.KindStale.class::isInstance)
                    .extracting(stale -> ((Observation.KindStale) stale).reason())
                    .containsExactly("a list holds far fewer objects than were known; reading it again");
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void manyObjectsThatAreReallyGoneAreGone() {
        FakeObjects.fill(api, 60);
        try (WatchedCluster cluster = new WatchedCluster(api).untilWatched()) {
            api.freezeOpenWatches();
            for (int i = 0; i < 50; i++) {
                api.delete("pod-" + i);
                api.delete(Kind.POLICY_REPORT, "u" + i);
            }
            api.compact();
            api.hangUp();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> cluster.reading(Kind.POD).objects() == 10);
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aListFromThePastIsNotTaken() {
        FakeObjects.fill(api, 3);
        List<Observation> told = new CopyOnWriteArrayList<>();
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, told::add, Kind.POD)) {
            cluster.untilWatched();
            api.delete("pod-0");
            await().until(() -> cluster.reading(Kind.POD).objects() == 2);
            told.clear();

            String past = "{\"metadata\":{\"resourceVersion\":\"50\"},\"items\":["
                    + FakeObjects.pod("pod-0", "u0").replace("VERSION", "40") + "]}";
            api.tamper(_ -> past);
            api.tamper(_ -> past);
            api.compact();
            api.hangUp();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> cluster.reading(Kind.POD).relists() == 1);

            assertThat(told)
                    .noneMatch(Observation.ResourceSeen.class::isInstance)
                    .noneMatch(Observation.ObjectMissing.class::isInstance);
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aServerThatSendsAByteASecondIsGivenUp() {
        FakeObjects.fill(api, 3);
        api.drip(2);
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilState(
                    Kind.POD, "STALE nothing was heard since 2026-11-25T12:00:00Z: the API server said nothing");
            assertThat(api.lists()).isGreaterThan(1);

            api.drip(0);
            cluster.untilWatched();
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aReportWithAHugeMessageIsReadAndTheMessageCut() {
        FakeObjects.fill(api, 3);
        api.put(
                Kind.POLICY_REPORT,
                "u1",
                FakeObjects.report("u1", "fail", FakeObjects.UNSIGNED.formatted("u1") + "x".repeat(1_450_000), ""));
        try (WatchedCluster cluster = new WatchedCluster(api).untilWatched()) {
            assertThat(cluster.said().toString()).contains("shop/pod-1/c docker.io/nginx:u1=unsigned");
            assertThat(cluster.posture().unclassified()).allMatch(message -> message.length() < 5_000);

            api.put(
                    Kind.POLICY_REPORT,
                    "u2",
                    FakeObjects.report("u2", "fail", FakeObjects.UNSIGNED.formatted("u2") + "y".repeat(1_450_000), ""));
            await().until(() -> cluster.said().toString().contains("shop/pod-2/c docker.io/nginx:u2=unsigned"));
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aReportWith30000ResultsDoesNotKeepOthersFromBeingRead() {
        FakeObjects.fill(api, 3);
        String other =
                "{\"source\":\"kyverno\",\"policy\":\"other\",\"rule\":\"r\",\"result\":\"pass\",\"message\":\"m\"},";
        api.put(Kind.POLICY_REPORT, "u0", FakeObjects.report("u0", "pass", "image verified", other.repeat(30_000)));
        try (WatchedCluster cluster = new WatchedCluster(api).untilWatched()) {
            assertThat(cluster.said()).hasSize(6);
            assertThat(cluster.said().toString()).contains("shop/pod-1/c docker.io/nginx:u1=verified");
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void malformedObjectsAreNamedUntilTheyAreWhole() {
        FakeObjects.fill(api, 3);
        api.put(
                "pod-1",
                "{\"metadata\":{\"namespace\":\"shop\",\"name\":\"pod-1\",\"uid\":\"u1\",\"resourceVersion\":\"VERSION\"},\"spec\":7}");
        api.put("odd", "[[[17]]]");
        try (WatchedCluster cluster = new WatchedCluster(api).untilWatched()) {
            assertThat(cluster.said()).containsEntry("unreadable POD pod-1", "spec.containers is not a list");
            cluster.sameAsAFreshStart();

            api.put("pod-1", FakeObjects.pod("pod-1", "u1"));
            await().until(() -> !cluster.said().containsKey("unreadable POD pod-1"));
            cluster.sameAsAFreshStart();
        }
    }

    private static void seen(Observation told, AtomicInteger count) {
        if (told instanceof Observation.ResourceSeen) {
            count.incrementAndGet();
        }
    }
}

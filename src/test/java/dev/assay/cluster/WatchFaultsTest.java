package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.observation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Watches that end, lie, repeat themselves or fall silent. After each, what is said is what a fresh start would say. */
class WatchFaultsTest {

    private final FakeApi api = new FakeApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aVersionThatIsGoneInTheStreamIsReadAgain() {
        FakeObjects.fill(api, 30);
        try (WatchedCluster cluster = new WatchedCluster(api).untilWatched()) {
            api.freezeOpenWatches();
            missSomeChanges();
            api.compact();

            awaitRelist(cluster);
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aVersionThatIsGoneAtTheStartOfAWatchIsReadAgainButNotWithoutPause() {
        FakeObjects.fill(api, 30);
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilWatched();

            api.refuseWatches(410);
            api.hangUp();
            await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
            assertThat(api.lists()).as("lists in four seconds").isBetween(3L, 12L);
            missSomeChanges();
            api.refuseWatches(0);

            cluster.untilWatched();
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aFrameThatIsCutAnywhereIsReadAgainAndNeverTakenInPart() {
        FakeObjects.fill(api, 2);
        String frame = "{\"type\":\"MODIFIED\",\"object\":"
                + FakeObjects.pod("pod-0", "u0").replace("VERSION", "100000").replace("nginx", "half") + "}";
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilWatched();

            for (int cut = 1; cut < frame.length(); cut += 29) {
                api.sayCut(frame, cut);
                await().atMost(Duration.ofSeconds(10)).until(() -> api.watches() == 1);
                assertThat(cluster.said().toString()).as("cut after %d", cut).doesNotContain("half");
            }
            missSomeChanges();

            await().untilAsserted(() -> assertThat(cluster.said().toString()).contains("nginx:new"));
            assertThat(cluster.reading(Kind.POD).relists()).isZero();
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aWatchThatDripsIsGivenUp() {
        FakeObjects.fill(api, 2);
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilWatched();
            int requests = watchRequests();

            for (int i = 0; i < 20 && watchRequests() == requests; i++) {
                api.dripToWatches();
                await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            }

            assertThat(watchRequests()).isGreaterThan(requests);
            missSomeChanges();
            await().untilAsserted(() -> assertThat(cluster.said().toString()).contains("nginx:new"));
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void eventsThatComeTwiceOrLateChangeNothing() {
        FakeObjects.fill(api, 3);
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilWatched();

            missSomeChanges();
            String old = FakeObjects.pod("pod-0", "u0").replace("VERSION", "102");
            api.say("{\"type\":\"MODIFIED\",\"object\":" + old + "}");
            api.say("{\"type\":\"ADDED\",\"object\":" + old + "}");
            api.say("{\"type\":\"ADDED\",\"object\":"
                    + FakeObjects.pod("pod-1", "u1").replace("VERSION", "103") + "}");
            api.say("{\"type\":\"DELETED\",\"object\":"
                    + FakeObjects.pod("pod-1", "u1").replace("VERSION", "104") + "}");
            api.hangUp();
            cluster.untilWatched();
            api.put("last", FakeObjects.pod("last", "last"));

            await().untilAsserted(() -> assertThat(cluster.said().toString()).contains("nginx:last"));
            assertThat(api.requests())
                    .as("a late version does not lead back")
                    .noneMatch(request -> request.matches(".*resourceVersion=10[234]"));
            cluster.sameAsAFreshStart();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 429, 500, 503})
    void whateverTheServerRefusesHealsAndWhatWasMissedIsRead(int status) {
        FakeObjects.fill(api, 30);
        try (WatchedCluster cluster = new WatchedCluster(api).untilWatched()) {
            api.refuse(status);
            api.hangUp();
            String state = status == 403 ? "UNREADABLE forbidden" : status == 404 ? "ABSENT" : "STALE";
            cluster.kinds().forEach(kind -> cluster.untilState(kind, state));
            missSomeChanges();
            api.refuse(0);

            cluster.untilWatched();
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aKindThatIsServedInAnotherVersionIsReadThereAndCountsOnce() {
        String preferred = "/apis/kyverno.io/v2/policyexceptions";
        String other = "/apis/kyverno.io/v2beta1/policyexceptions";
        api.put(Kind.POLICY_EXCEPTION, "debug", FakeObjects.exception("debug"));
        api.withdraw(preferred);
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POLICY_EXCEPTION)) {
            cluster.untilWatched();
            assertThat(cluster.exceptions()).containsExactly("shop/debug");

            api.put(Kind.POLICY_EXCEPTION, "late", FakeObjects.exception("late"));
            api.withdraw(other);
            await().until(() -> cluster.exceptions().size() == 2);
            cluster.untilWatched();
            api.delete(Kind.POLICY_EXCEPTION, "debug");

            await().untilAsserted(() -> assertThat(cluster.exceptions()).containsExactly("shop/late"));
            assertThat(api.requests()).anyMatch(watched -> watched.startsWith(other + "?watch"));
            assertThat(api.requests()).anyMatch(watched -> watched.startsWith(preferred + "?watch"));
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aRightThatIsTakenAwayWhileWatchingIsNoticedThoughTheWatchGoesOn() {
        FakeObjects.fill(api, 3);
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilWatched();

            api.refuse(403);
            for (int i = 0; i < 40 && !cluster.state(Kind.POD).startsWith("UNREADABLE"); i++) {
                api.put("busy", FakeObjects.pod("busy", "busy"));
                await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            }

            assertThat(cluster.state(Kind.POD)).isEqualTo("UNREADABLE forbidden: status 403 it is");
        }
    }

    @Test
    void aServerThatIsTooBusyForAProbeDoesNotLoseItsWatch() {
        FakeObjects.fill(api, 3);
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilWatched();

            api.refuse(429);
            for (int i = 0; i < 25; i++) {
                api.bookmark();
                await().pollDelay(Duration.ofMillis(100)).until(() -> true);
            }

            assertThat(watchRequests()).isEqualTo(1);
            assertThat(cluster.state(Kind.POD)).isEqualTo("CAUGHT_UP");
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "1000000000, 300", "99999999999999999999, 300", "-5, 0", "soon, 0", "'', 0"})
    void aServerSaysInSecondsHowLongItWantsToBeLeftAlone(String said, long seconds) {
        api.refuse(503, said);

        assertThat(wanted()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "86400, 300", "-100, 0"})
    void aServerSaysByADateHowLongItWantsToBeLeftAlone(long ahead, long seconds) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(ahead).atOffset(ZoneOffset.UTC));
        api.refuse(429, date);

        assertThat(wanted()).isBetween(Duration.ofSeconds(Math.max(0, seconds - 2)), Duration.ofSeconds(seconds));
    }

    @Test
    void aServerThatWantsToBeLeftAloneIsLeftAlone() {
        FakeObjects.fill(api, 3);
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, Kind.POD)) {
            cluster.untilWatched();

            api.refuse(429, "6");
            api.hangUp();
            int before = api.requests().size();
            await().pollDelay(Duration.ofSeconds(5)).until(() -> true);

            assertThat(api.requests().size() - before).isEqualTo(1);
            assertThat(cluster.state(Kind.POD)).startsWith("STALE nothing was heard since");
            api.refuse(0);
            cluster.untilWatched();
            cluster.sameAsAFreshStart();
        }
    }

    private Duration wanted() {
        try (ClusterAccess.Connection connection = api.connect();
                AnswerStream answer =
                        connection.server().get("api/v1/pods?limit=1", Patience.of(Duration.ofSeconds(5)))) {
            assertThat(answer).as("an answer").isNull();
            return Duration.ZERO;
        } catch (RefusedException e) {
            return e.retryAfter();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private int watchRequests() {
        return (int) api.requests().stream()
                .filter(request -> request.contains("watch="))
                .count();
    }

    private static void awaitRelist(WatchedCluster cluster) {
        for (Kind kind : cluster.kinds()) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> cluster.reading(kind).relists() > 0);
        }
    }

    /** An end, a beginning, a change, and another object of an old name. */
    private void missSomeChanges() {
        api.delete("pod-1");
        api.put("pod-1", FakeObjects.pod("pod-1", "again"));
        api.put("pod-new", FakeObjects.pod("pod-new", "new"));
        api.put("pod-0", FakeObjects.pod("pod-0", "u0").replace("nginx", "busybox"));
        api.put(Kind.POLICY_REPORT, "again", FakeObjects.report("again", "fail"));
        api.put(Kind.POLICY_REPORT, "new", FakeObjects.report("new", "pass"));
    }
}

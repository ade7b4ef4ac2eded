package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One kind against an API server that misbehaves. Each test says what the server does and what must come of it. */
class KindWatchTest {

    private static final WatchTimes TIMES = new WatchTimes(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private final FakeApi api = new FakeApi();
    private final ClusterAccess.Connection connection = api.connect();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Set<String> there = new TreeSet<>();
    private final KindWatch watch = new KindWatch(
            Kind.POD,
            connection.server(),
            new Projection(this::hear),
            new KindPulse(Kind.POD, this::hear, CLOCK, TIMES.stale()),
            TIMES);

    @AfterEach
    void stop() {
        watch.close();
        connection.close();
        api.close();
    }

    @Test
    void objectsAreReadInPagesAndThenWatched() {
        for (int i = 0; i < 1_234; i++) {
            api.put("pod-" + i, pod("pod-" + i, "u" + i));
        }

        start();
        untilHeard("caught up");
        api.put("late", pod("late", "late"));
        untilHeard("seen late");

        assertThat(api.requests())
                .filteredOn(request -> !request.contains("watch="))
                .containsExactly(
                        "/api/v1/pods?limit=500",
                        "/api/v1/pods?limit=500&continue=500%401334",
                        "/api/v1/pods?limit=500&continue=1000%401334");
        assertThat(watch.reading().objects()).isEqualTo(1_235);
        assertThat(watch.reading().heardAt()).hasValue(CLOCK.instant());
    }

    @Test
    void afterAVersionThatIsGoneAllIsReadAgainAndWhatIsMissingIsGone() {
        api.put("a", pod("a", "u1"));
        api.put("b", pod("b", "u2"));
        start();
        untilHeard("caught up");
        untilWatched();

        api.freezeOpenWatches();
        api.delete("a");
        api.put("c", pod("c", "u3"));
        api.compact();

        untilHeard("seen c");
        untilHeard("gone a");
        assertThat(heard).containsOnlyOnce("seen b").containsOnlyOnce("caught up");
        assertThat(watch.reading().objects()).isEqualTo(2);
        assertThat(watch.reading().relists()).isEqualTo(1);
    }

    @Test
    void aPodOfTheSameNameIsAnotherPod() {
        api.put("a", pod("a", "u1"));
        start();
        untilWatched();

        api.delete("a");
        api.put("a", pod("a", "u2"));

        await().until(() -> heard.stream().filter("seen a"::equals).count() == 2);
        assertThat(heard).containsSubsequence("seen a", "gone a", "seen a");
    }

    @Test
    void aKindThatIsNotThereIsAbsentAndSeenOnceItComes() {
        api.refuse(404);
        start();
        untilHeard("absent");

        api.put("a", pod("a", "u1"));
        api.refuse(0);

        untilHeard("caught up");
        assertThat(heard).containsExactly("absent", "started", "seen a", "caught up");
    }

    @Test
    void aKindThatIsRemovedIsAbsentAndItsObjectsAreGone() {
        api.put("a", pod("a", "u1"));
        start();
        untilWatched();

        api.refuse(404);
        api.hangUp();

        untilHeard("absent");
        assertThat(heard).containsSubsequence("caught up", "gone a", "absent");
        assertThat(watch.reading().objects()).isZero();
    }

    @Test
    void whatIsForbiddenIsUnreadableUntilItIsGranted() {
        api.put("a", pod("a", "u1"));
        start();
        untilWatched();

        api.refuse(403);
        api.hangUp();
        untilHeard("unreadable: forbidden: status 403 it is");
        api.refuse(0);

        await().until(() -> heard.getLast().equals("caught up"));
        assertThat(heard).doesNotContain("gone a").containsOnlyOnce("seen a");
    }

    @Test
    void aServerThatFailsIsAskedAgainAndStaleOnlyAfterAWhile() {
        api.put("a", pod("a", "u1"));
        start();
        untilWatched();

        api.refuse(503);
        api.hangUp();
        untilHeard("stale: nothing was heard since 2026-11-25T12:00:00Z: status 503: status 503 it is");
        api.refuse(0);

        await().until(() -> heard.getLast().equals("caught up"));
        assertThat(heard).doesNotContain("gone a").containsOnlyOnce("seen a");
    }

    @Test
    void aServerThatFallsSilentIsStaleAndHealsByItself() {
        api.put("a", pod("a", "u1"));
        start();
        untilWatched();

        api.freeze(true);
        api.freezeOpenWatches();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(heard.getLast())
                        .startsWith(
                                "stale: nothing was heard since 2026-11-25T12:00:00Z: the API server said nothing"));
        api.delete("a");
        api.freeze(false);

        untilHeard("gone a");
        assertThat(heard).containsSubsequence("caught up", "caught up", "gone a");
    }

    @Test
    void aWatchThatFallsSilentIsStartedAgainAndNothingIsMissed() {
        start();
        untilWatched();

        api.freezeOpenWatches();
        api.put("a", pod("a", "u1"));

        untilHeard("seen a");
        assertThat(heard).containsExactly("started", "caught up", "seen a");
        assertThat(watch.reading().relists()).isZero();
    }

    @Test
    void whereNothingHappensBookmarksAreASignOfLife() {
        start();
        untilWatched();

        for (int i = 0; i < 7; i++) {
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            api.bookmark();
        }

        assertThat(api.requests())
                .filteredOn(request -> !request.endsWith("?limit=1"))
                .hasSize(2);
        assertThat(api.requests()).as("one probe every two seconds at most").hasSizeBetween(4, 6);
        assertThat(heard).containsExactly("started", "caught up");
    }

    @Test
    void anObjectThatIsMalformedDoesNotKeepOthersFromBeingRead() {
        api.put("bad", "{\"metadata\":{\"name\":\"bad\",\"uid\":7,\"labels\":5},\"spec\":\"none\"}");
        api.put("worse", "[[[17]]]");
        api.put("a", pod("a", "u1"));
        start();
        untilWatched();
        api.say("{\"type\":\"SOMETHING\",\"object\":{}}");
        api.say("{\"type\":\"MODIFIED\",\"object\":null}");
        api.put("b", pod("b", "u2"));

        untilHeard("seen b");
        assertThat(heard)
                .containsSubsequence("unreadable bad", "unreadable ", "seen a", "caught up", "unreadable ", "seen b");
    }

    @Test
    void aWatchThatIsNoJsonIsStartedAgain() {
        start();
        untilWatched();

        api.say("{\"type\":\"ADDED\",\"obj}}}}}");
        untilHeard("caught up");
        api.put("a", pod("a", "u1"));

        untilHeard("seen a");
    }

    @Test
    void aListThatIsCutIsReadAgainAndNothingOfItCountsAsAll() {
        api.put("a", pod("a", "u1"));
        api.put("b", pod("b", "u2"));
        api.cutListsAfter(300);
        start();
        untilHeard("seen a");

        assertThat(heard).doesNotContain("caught up");
        api.cutListsAfter(Integer.MAX_VALUE);

        untilHeard("caught up");
        assertThat(there).containsExactly("a", "b");
    }

    @Test
    void textOfAnyAlphabetArrivesWhole() {
        start();
        untilWatched();

        api.put("ü", pod("grün-✓-日本", "u1"));

        untilHeard("seen grün-✓-日本");
    }

    private void start() {
        Thread.ofPlatform().daemon().start(watch);
    }

    private void untilHeard(String what) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(heard).contains(what));
    }

    private void untilWatched() {
        untilHeard("caught up");
        await().until(() -> api.watches() > 0);
    }

    private void hear(Observation observation) {
        switch (observation) {
            case Observation.ResourceSeen seen -> {
                there.add(seen.object().name());
                heard.add("seen " + seen.object().name());
            }
            case Observation.ObjectGone gone -> {
                there.remove(gone.object().name());
                heard.add("gone " + gone.object().name());
            }
            case Observation.ObjectMissing missing -> {
                there.remove(missing.object().name());
                heard.add("gone " + missing.object().name());
            }
            case Observation.ObjectUnreadable unreadable ->
                heard.add("unreadable " + unreadable.object().name());
            case Observation.KindStarted _ -> {
                if (!heard.contains("started")) {
                    heard.add("started");
                }
            }
            case Observation.KindCaughtUp _ -> heard.add("caught up");
            case Observation.KindAbsent _ -> heard.add("absent");
            case Observation.KindUnreadable unreadable -> heard.add("unreadable: " + unreadable.reason());
            case Observation.KindStale stale -> heard.add("stale: " + stale.reason());
            case Observation.ReportSeen _,
                    Observation.RequestRefused _,
                    Observation.PolicySeen _,
                    Observation.ExceptionSeen _,
                    Observation.ScopeSeen _,
                    Observation.NamespaceSeen _ -> {
                // Not of pods.
            }
        }
    }

    private static String pod(String name, String uid) {
        return "{\"metadata\":{\"namespace\":\"shop\",\"name\":\"" + name + "\",\"uid\":\"" + uid
                + "\",\"resourceVersion\":\"VERSION\"},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"nginx\"}]}}";
    }
}

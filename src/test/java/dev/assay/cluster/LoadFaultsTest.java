package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More at once than is usual, and servers that tell less than is usual. */
class LoadFaultsTest {

    private final FakeApi api = new FakeApi();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void aStormOf5000EventsPerSecondIsTakenInAndTheHeapStaysFlat() {
        FakeObjects.fill(api, 100);
        try (WatchedCluster cluster = new WatchedCluster(api).untilWatched()) {
            long before = usedBytes();
            long begin = System.nanoTime();
            for (int i = 0; i < 15_000; i++) {
                int pod = i % 100;
                api.put(
                        "storm-" + pod,
                        FakeObjects.pod("storm-" + pod, "s" + pod).replace("nginx", "nginx-" + i / 5_000));
                long ahead = begin + i * 200_000L - System.nanoTime();
                if (ahead > 1_000_000) {
                    await().pollDelay(Duration.ofNanos(ahead))
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> true);
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;

            cluster.sameAsAFreshStart();
            assertThat(seconds).as("seconds for 15,000 events").isLessThan(10);
            assertThat(usedBytes() - before).as("bytes more on the heap").isLessThan(20_000_000);
            assertThat(cluster.reading(Kind.POD).relists()).isZero();
        }
    }

    /** The socket is the queue: what is not read yet stays with the server, which waits or hangs up. */
    @Test
    void aSlowReaderSlowsTheServerDownAndMissesNothing() throws InterruptedException {
        FakeObjects.fill(api, 20);
        CountDownLatch slow = new CountDownLatch(1);
        AtomicLong taken = new AtomicLong();
        Observer listener = told -> {
            if (told instanceof Observation.ResourceSeen seen
                    && seen.object().name().startsWith("more")) {
                taken.incrementAndGet();
                uninterruptibly(slow);
            }
        };
        try (WatchedCluster cluster = new WatchedCluster(api, WatchedCluster.TIMES, listener, Kind.POD)) {
            cluster.untilWatched();
            AtomicLong sent = new AtomicLong();
            Thread writer = Thread.ofPlatform().daemon().start(() -> {
                String padding = " ".repeat(20_000);
                for (int i = 0; i < 3_000; i++) {
                    api.put("more-" + i % 50, padding + FakeObjects.pod("more-" + i % 50, "m" + i % 50));
                    sent.incrementAndGet();
                }
            });
            untilItStandsStill(sent);

            assertThat(taken).hasValue(1);
            assertThat(sent.get())
                    .as("60 MB do not fit between server and reader")
                    .isLessThan(2_000);
            slow.countDown();
            writer.join(Duration.ofSeconds(30));

            assertThat(sent).hasValue(3_000);
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aNamespaceThatIsDeletedWithManyReportsLeavesNothing() {
        int many = 5_000;
        FakeObjects.fill(api, many);
        api.put("elsewhere", FakeObjects.pod("elsewhere", "e").replace("shop", "other"));
        try (WatchedCluster cluster = new WatchedCluster(api).untilWatched()) {
            for (int i = 0; i < many; i++) {
                api.delete("pod-" + i);
                api.delete(Kind.POLICY_REPORT, "u" + i);
            }

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(cluster.posture().byNamespace()).containsOnlyKeys("other"));
            assertThat(cluster.reading(Kind.POD).relists()).isZero();
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aServerWithoutVersionsIsListedAgainNowAndThenSoThatNoEndIsMissed() {
        api.stopCounting();
        FakeObjects.fill(api, 700);
        WatchTimes times = relistingAfter(Duration.ofSeconds(3));
        try (WatchedCluster cluster =
                new WatchedCluster(api, times, Kind.POD, Kind.CLUSTER_POLICY, Kind.POLICY_REPORT)) {
            cluster.untilWatched();
            assertThat(cluster.reading(Kind.POLICY_REPORT).objects()).isEqualTo(700);

            api.freezeOpenWatches();
            api.delete("pod-1");
            api.delete(Kind.POLICY_REPORT, "u1");
            api.put("pod-0", FakeObjects.pod("pod-0", "u0").replace("nginx", "busybox"));

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> cluster.reading(Kind.POD).objects() == 699);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> cluster.reading(Kind.POLICY_REPORT).objects() == 699);
            cluster.sameAsAFreshStart();
        }
    }

    @Test
    void aServerWithBookmarksIsNotListedAgain() {
        FakeObjects.fill(api, 3);
        WatchTimes times = relistingAfter(Duration.ofSeconds(3));
        try (WatchedCluster cluster = new WatchedCluster(api, times, Kind.POD)) {
            cluster.untilWatched();

            for (int i = 0; i < 6; i++) {
                api.bookmark();
                await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            }

            assertThat(api.lists()).isEqualTo(1);
            assertThat(api.requests().stream().filter(request -> request.endsWith("limit=1")))
                    .as("one probe a second at most")
                    .hasSizeBetween(3, 6);
        }
    }

    private static WatchTimes relistingAfter(Duration relist) {
        WatchTimes times = WatchedCluster.TIMES;
        return new WatchTimes(
                times.answer(),
                times.probe(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                times.absent(),
                times.refused(),
                times.longestBackoff(),
                relist);
    }

    private static void untilItStandsStill(AtomicLong count) {
        AtomicLong before = new AtomicLong();
        await().pollInterval(Duration.ofSeconds(1)).until(() -> {
            long now = count.get();
            return now > 0 && before.getAndSet(now) == now;
        });
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

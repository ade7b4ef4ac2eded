package dev.assay.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.posture.Posture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class PostureNewsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final PostureNews news = new PostureNews();

    @Test
    void whoComesFirstIsToldAtOnce() throws InterruptedException {
        assertThat(news.next(-1, Duration.ZERO)).hasValue(0);
    }

    @Test
    void aNewerGenerationWakesWhoWaits() {
        var told = new ConcurrentLinkedQueue<OptionalLong>();
        Thread reader = Thread.ofVirtual().start(() -> read(told));

        news.posturePublished(posture(0));
        await().during(Duration.ofMillis(100)).until(told::isEmpty);
        news.posturePublished(posture(1));

        await().until(() -> !told.isEmpty());
        assertThat(told).containsExactly(OptionalLong.of(1));
        assertThat(reader.isInterrupted()).isFalse();
    }

    @Test
    void withoutNewsTheSameIsToldAgain() throws InterruptedException {
        news.posturePublished(posture(7));

        assertThat(news.next(7, Duration.ofMillis(20))).hasValue(7);
    }

    @Test
    void theEndWakesEverybodyAndNobodyWaitsAgain() throws InterruptedException {
        var told = new ConcurrentLinkedQueue<OptionalLong>();
        Thread.ofVirtual().start(() -> read(told));

        news.close();

        await().until(() -> !told.isEmpty());
        assertThat(told).containsExactly(OptionalLong.empty());
        news.rest(LONG);
        assertThat(news.next(0, LONG)).isEmpty();
    }

    private void read(ConcurrentLinkedQueue<OptionalLong> told) {
        try {
            told.add(news.next(0, LONG));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Posture posture(long generation) {
        return new Posture(
                generation,
                Posture.NONE.asOf(),
                List.of(),
                List.of(),
                Map.of(),
                Posture.NONE.tally(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}

package dev.assay.web.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.access.Viewer;
import dev.assay.history.HistoryReader;
import dev.assay.history.HistoryState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PastReaderTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final HistoryState ON = new HistoryState(HistoryState.Phase.ON, "", "", 0);

    private final CountDownLatch blocked = new CountDownLatch(1);

    @Test
    void anAnswerInTimeIsKnown() {
        assertThat(reader(ON).ask(_ -> Optional.of(7))).isEqualTo(new Past.Known<>(7));
    }

    @Test
    void aSlowDatabaseHoldsNobodyUp() {
        PastReader reader = reader(ON);

        Past<Integer> answer = reader.ask(_ -> slow(7));

        assertThat(answer.problem()).startsWith("The history is slow to answer");
        blocked.countDown();
    }

    @Test
    void moreThanAFewQuestionsAtOnceAreNotEvenAsked() {
        PastReader reader = reader(ON);
        for (int i = 0; i < 8; i++) {
            assertThat(reader.begin(_ -> slow(7))).isNotDone();
        }
        AtomicInteger asked = new AtomicInteger();

        Past<Integer> answer = reader.ask(_ -> Optional.of(asked.incrementAndGet()));

        assertThat(answer.answer()).isEmpty();
        assertThat(asked).hasValue(0);
        blocked.countDown();
        await().untilAsserted(() ->
                assertThat(reader.ask(_ -> Optional.of(7)).answer()).hasValue(7));
    }

    @Test
    void aDatabaseThatCannotBeReadSaysWhy() {
        HistoryState full = new HistoryState(HistoryState.Phase.DEGRADED, "the disk is full", "", 0);

        assertThat(reader(full).ask(_ -> Optional.empty()).problem())
                .isEqualTo("The history cannot be read: the disk is full.");
        assertThat(reader(full)
                        .<Integer>ask(_ -> {
                            throw new IllegalStateException("broken");
                        })
                        .problem())
                .isEqualTo("The history cannot be read: the disk is full.");
    }

    @Test
    void whereNoneIsKeptNobodyAsks() {
        AtomicInteger asked = new AtomicInteger();

        Past<Integer> answer = reader(HistoryState.OFF).ask(_ -> Optional.of(asked.incrementAndGet()));

        assertThat(answer.problem()).startsWith("No history is kept");
        assertThat(asked).hasValue(0);
    }

    @Test
    void aKeptAnswerIsGivenOnceMoreWhileANewOneIsFetched() {
        AtomicInteger asked = new AtomicInteger();
        KeptAnswer<Integer> kept = new KeptAnswer<>(
                reader(ON), (_, _) -> asked.incrementAndGet() == 1 ? Optional.of(1) : slow(2), Duration.ofMinutes(1));

        assertThat(kept.at(NOON).answer()).hasValue(1);
        assertThat(kept.at(NOON.plusSeconds(59)).answer()).hasValue(1);
        assertThat(asked).hasValue(1);
        assertThat(kept.at(NOON.plusSeconds(60)).answer()).as("nobody waits").hasValue(1);

        blocked.countDown();
        await().untilAsserted(
                        () -> assertThat(kept.at(NOON.plusSeconds(60)).answer()).hasValue(2));
        assertThat(asked).as("one question at a time").hasValue(2);
    }

    @Test
    void aFirstAnswerThatIsSlowIsThereForTheNextWhoAsks() {
        KeptAnswer<Integer> kept = new KeptAnswer<>(reader(ON), (_, _) -> slow(1), Duration.ofMinutes(1));
        assertThat(kept.at(NOON).answer()).isEmpty();

        blocked.countDown();

        await().untilAsserted(() -> assertThat(kept.at(NOON).answer()).hasValue(1));
    }

    private Optional<Integer> slow(int answer) {
        try {
            blocked.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Optional.of(answer);
    }

    private static PastReader reader(HistoryState state) {
        return new PastReader(
                HistoryReader.none(),
                () -> state,
                Viewer.ON_OWN_MACHINE,
                Thread.ofVirtual()::start,
                Duration.ofMillis(50));
    }
}

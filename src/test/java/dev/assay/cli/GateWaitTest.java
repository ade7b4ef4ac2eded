package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.api.GatesDocument;
import dev.assay.cli.GateSource.Heard;
import dev.assay.cli.UnansweredException.Remedy;
import dev.assay.cluster.RecordingClock;
import dev.assay.gate.GateState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateWaitTest {

    private final RecordingClock clock = new RecordingClock();
    private final List<Long> pauses = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private final Deque<GateWait.Asking> script = new ArrayDeque<>();
    private final GateWait waiting = new GateWait(
            clock,
            pause -> {
                pauses.add(pause.toSeconds());
                clock.advance(clock.instant().plus(pause));
            },
            progress::add);

    @Test
    void withoutPatienceItIsAskedOnce() throws UnansweredException {
        script.add(says(GateState.NOT_READY, null));

        assertThat(ask(0).state()).isEqualTo(GateState.NOT_READY);
        assertThat(pauses).isEmpty();
    }

    @Test
    void notReadyWaitsUntilTheDeadline() throws UnansweredException {
        script.add(says(GateState.NOT_READY, null));

        assertThat(ask(25).state()).isEqualTo(GateState.NOT_READY);
        assertThat(pauses).containsExactly(10L, 10L, 5L);
        assertThat(progress).hasSize(3).allMatch(line -> line.startsWith("NOT_READY: "));
    }

    @Test
    void retryAfterIsHonouredWithinBounds() throws UnansweredException {
        script.add(says(GateState.UNKNOWN, 30L));
        script.add(says(GateState.UNKNOWN, 0L));
        script.add(says(GateState.UNKNOWN, 86_400L));
        script.add(says(GateState.READY, null));

        assertThat(ask(600).state()).isEqualTo(GateState.READY);
        assertThat(pauses).containsExactly(30L, 1L, 60L);
    }

    @Test
    void errorsBackOffAndAreToldAtTheEnd() {
        script.add(fails(Remedy.ASK_AGAIN));

        assertThatExceptionOfType(UnansweredException.class)
                .isThrownBy(() -> ask(100))
                .withMessage("no");
        assertThat(pauses).containsExactly(2L, 4L, 8L, 16L, 32L, 32L, 6L);
    }

    @Test
    void whatDoesNotPassIsToldAtOnce() {
        script.add(fails(Remedy.ASK_FOR_ANOTHER));

        assertThatExceptionOfType(UnansweredException.class).isThrownBy(() -> ask(100));
        assertThat(pauses).isEmpty();
    }

    private GateAnswer ask(long seconds) throws UnansweredException {
        return waiting.ready(Duration.ofSeconds(seconds), atMost -> {
            assertThat(atMost).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
            GateWait.Asking next = script.size() > 1 ? script.removeFirst() : script.getFirst();
            return next.ask(atMost);
        });
    }

    private static GateWait.Asking says(GateState state, @Nullable Long retryAfter) {
        GatesDocument document = new GatesDocument(Instant.EPOCH, state, List.of(), List.of());
        return _ -> new Heard(
                new GateAnswer.Every(document), Optional.ofNullable(retryAfter).map(Duration::ofSeconds));
    }

    private static GateWait.Asking fails(Remedy remedy) {
        return _ -> {
            throw new UnansweredException(remedy, "no");
        };
    }
}

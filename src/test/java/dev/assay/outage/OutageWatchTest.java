package dev.assay.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.posture.Tally;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutageWatchTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final OutageWatch watch = new OutageWatch();
    private Instant now = NOON;

    @Test
    void imagesThatCouldBeCheckedAndNowCannotAreAnOutageUntilTheyCanAgain() {
        publish(Verdict.VERIFIED, null);
        assertThat(watch.get()).isEmpty();

        publish(Verdict.ERROR, Cause.REGISTRY_UNREACHABLE);
        assertThat(watch.get())
                .containsExactly(new Outage(
                        Cause.REGISTRY_UNREACHABLE, "a.test", 6, 6, NOON.plusSeconds(60), NOON.plusSeconds(60)));

        publish(Verdict.ERROR, Cause.REGISTRY_UNREACHABLE);
        assertThat(watch.get()).as("it goes on").hasSize(1);

        publish(Verdict.VERIFIED, null);
        assertThat(watch.get()).isEmpty();
    }

    @Test
    void whatFailsSinceBeforeTheStartIsNone() {
        publish(Verdict.ERROR, Cause.REGISTRY_UNREACHABLE);
        publish(Verdict.ERROR, Cause.REGISTRY_UNREACHABLE);

        assertThat(watch.get()).isEmpty();
    }

    @Test
    void whatNobodyHadLookedAtDidNotTurn() {
        publish(Verdict.UNEVALUATED, Cause.NOT_COVERED);
        publish(Verdict.ERROR, Cause.REGISTRY_UNREACHABLE);

        assertThat(watch.get()).isEmpty();
    }

    @Test
    void unsignedImagesAreNoOutage() {
        publish(Verdict.VERIFIED, null);
        publish(Verdict.UNSIGNED, Cause.NO_SIGNATURE);

        assertThat(watch.get()).isEmpty();
    }

    @Test
    void aPostureThatIsNotCompleteSaysNothing() {
        publish(Verdict.VERIFIED, null);
        watch.posturePublished(posture(List.of("pods"), Verdict.ERROR, Cause.REGISTRY_UNREACHABLE));

        assertThat(watch.get()).isEmpty();
    }

    @Test
    void anOutageEndsWithItsNamespace() {
        publish(Verdict.VERIFIED, null);
        publish(Verdict.ERROR, Cause.TIMEOUT);
        assertThat(watch.get()).hasSize(1);

        watch.posturePublished(posture(List.of(), Map.of()));

        assertThat(watch.get()).isEmpty();
    }

    private void publish(Verdict verdict, @Nullable Cause cause) {
        watch.posturePublished(posture(List.of(), verdict, cause));
        now = now.plusSeconds(60);
    }

    private Posture posture(List<String> missing, Verdict verdict, @Nullable Cause cause) {
        Judgement judgement = new Judgement(verdict, cause, Refusal.NO, null, "", true, Long.MAX_VALUE);
        List<ImagePosture> images = IntStream.range(0, 6)
                .mapToObj(i -> new ImagePosture("a.test/app:" + i, judgement, List.of(), Long.MAX_VALUE))
                .toList();
        return posture(missing, Map.of("shop", new NamespacePosture("shop", images, Tally.EMPTY, Map.of(), List.of())));
    }

    private Posture posture(List<String> missing, Map<String, NamespacePosture> byNamespace) {
        return new Posture(
                1, now, missing, List.of(), byNamespace, Tally.EMPTY, List.of(), List.of(), List.of(), List.of());
    }
}

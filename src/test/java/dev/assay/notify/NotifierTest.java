package dev.assay.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.policy.PolicyKey;
import dev.assay.posture.Posture;
import dev.assay.posture.Postures;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NotifierTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final PolicyKey POLICY = Postures.key("verify");

    private final List<Digest> digests = new ArrayList<>();
    private Posture posture = new Postures().namespace("shop").get();

    @Test
    void nothingIsToldWhenNothingBecameWorse() {
        try (Notifier notifier = notifier()) {
            notifier.look();
            notifier.look();
        }

        assertThat(digests).isEmpty();
    }

    @Test
    void oneDigestTellsAllAndIsBounded() {
        try (Notifier notifier = notifier()) {
            notifier.look();
            Postures worse = new Postures();
            IntStream.range(0, 130).forEach(number -> add(worse, "n" + number, "a"));
            IntStream.range(0, 20).forEach(number -> add(worse, "a-shop", "image" + number));
            posture = worse.get();
            notifier.look();
        }

        assertThat(digests).hasSize(1);
        Digest digest = digests.getFirst();
        assertThat(digest.at()).isEqualTo(NOW);
        assertThat(digest.changes()).hasSize(100);
        assertThat(digest.moreChanges()).isEqualTo(31);
        assertThat(digest.changes().getFirst().images()).isEqualTo(20);
        assertThat(digest.changes().getFirst().examples()).hasSize(10);
    }

    private static void add(Postures postures, String namespace, String image) {
        postures.image(namespace, image, POLICY, Verdict.UNSIGNED, Cause.NO_SIGNATURE);
    }

    private Notifier notifier() {
        return new Notifier(() -> posture, digests::add, Duration.ofMinutes(1), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}

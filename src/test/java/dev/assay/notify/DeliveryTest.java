package dev.assay.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeliveryTest {

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @Test
    void aDigestIsTriedAgainWithGrowingPausesUntilItIsTaken() throws IOException {
        try (Receiver receiver = new Receiver(number -> number < 3 ? 503 : 200);
                Delivery delivery = new Delivery(webhook(receiver), pauses::add)) {
            delivery.start();
            delivery.offer(digest("shop"));
            delivery.offer(digest("batch"));

            await().until(() -> receiver.requests().size() == 5);
            assertThat(receiver.requests().get(3).body())
                    .isEqualTo("{\"at\":\"2026-11-25T12:00:00Z\",\"changes\":[{\"namespace\":\"shop\","
                            + "\"cause\":\"no_signature\",\"images\":1,\"examples\":[\"a\"]}],\"moreChanges\":0}");
            assertThat(receiver.requests().get(4).body()).contains("batch");
            assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        }
    }

    @Test
    void aDigestThatIsRefusedOrNeverTakenDoesNotHoldUpTheNext() throws IOException {
        try (Receiver receiver = new Receiver(number -> number == 0 ? 400 : number < 9 ? 500 : 200);
                Delivery delivery = new Delivery(webhook(receiver), pauses::add)) {
            delivery.start();
            delivery.offer(digest("refused"));
            delivery.offer(digest("never"));
            delivery.offer(digest("taken"));

            await().until(() -> receiver.requests().size() == 10);
            assertThat(receiver.requests())
                    .extracting(Receiver.Request::body)
                    .satisfiesExactly(
                            body -> assertThat(body).contains("refused"),
                            body -> assertThat(body).contains("never"),
                            body -> assertThat(body).contains("never"),
                            body -> assertThat(body).contains("never"),
                            body -> assertThat(body).contains("never"),
                            body -> assertThat(body).contains("never"),
                            body -> assertThat(body).contains("never"),
                            body -> assertThat(body).contains("never"),
                            body -> assertThat(body).contains("never"),
                            body -> assertThat(body).contains("taken"));
            assertThat(pauses).hasSize(7).endsWith(Duration.ofSeconds(64));
        }
    }

    @Test
    void whoeverHandsOverADigestNeverWaits() throws IOException {
        CountDownLatch stuck = new CountDownLatch(1);
        try (Receiver receiver = new Receiver(_ -> 503);
                Delivery delivery = new Delivery(webhook(receiver), _ -> stuck.await())) {
            delivery.start();
            delivery.offer(digest("first"));
            await().until(() -> receiver.requests().size() == 1);

            for (int number = 0; number < 100; number++) {
                assertThat(delivery.offer(digest("more"))).isTrue();
            }
            assertThat(delivery.offer(digest("too many"))).isFalse();
        }
    }

    private static Webhook webhook(Receiver receiver) {
        return new Webhook(
                new Destination(receiver.address()),
                new Signature("sixteen letters!"),
                Clock.systemUTC(),
                Duration.ofSeconds(5));
    }

    private static Digest digest(String namespace) {
        return Digest.of(
                Instant.parse("2026-11-25T12:00:00Z"), List.of(Change.of(namespace, "no_signature", List.of("a"))));
    }
}

package dev.assay.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookTest {

    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_795_608_000), ZoneOffset.UTC);
    private static final byte[] BODY = "{\"changes\":[]}".getBytes(StandardCharsets.UTF_8);

    /** {@code printf '1795608000.{"changes":[]}' | openssl dgst -sha256 -hmac 'sixteen letters!'} says the same. */
    @Test
    void aDigestIsSignedWithTheTimeInIt() throws IOException, InterruptedException {
        try (Receiver receiver = new Receiver(_ -> 200)) {
            assertThat(webhook(receiver.address()).post(BODY).taken()).isTrue();

            Receiver.Request request = receiver.requests().getFirst();
            assertThat(request.body()).isEqualTo("{\"changes\":[]}");
            assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
            assertThat(request.headers().getFirst("Assay-Timestamp")).isEqualTo("1795608000");
            assertThat(request.headers().getFirst("Assay-Signature"))
                    .isEqualTo("sha256=309128b1a61d53075d37ecb69156e91c9b4ec4bfc5072e2c2c32c9a1de3f9f5e");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, true, false",
        "202, true, false",
        "302, false, false",
        "307, false, false",
        "400, false, false",
        "404, false, false",
        "429, false, true",
        "500, false, true",
        "503, false, true"
    })
    void theStatusSaysWhetherItIsWorthAnotherAttempt(int status, boolean taken, boolean tryAgain)
            throws IOException, InterruptedException {
        try (Receiver receiver = new Receiver(_ -> status)) {
            assertThat(webhook(receiver.address()).post(BODY))
                    .isEqualTo(new Webhook.Answer(taken, tryAgain, "status " + status));
            assertThat(receiver.requests()).as("no redirect is followed").hasSize(1);
        }
    }

    @Test
    void aReceiverThatIsNotThereIsTriedAgain() throws IOException, InterruptedException {
        URI address;
        try (Receiver receiver = new Receiver(_ -> 200)) {
            address = receiver.address();
        }

        assertThat(webhook(address).post(BODY)).isEqualTo(new Webhook.Answer(false, true, "ConnectException"));
    }

    @Test
    @Timeout(20)
    void aReceiverThatNeverAnswersIsGivenUp() throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://localhost:" + silent.getLocalPort());

            assertThat(webhook(address).post(BODY)).isEqualTo(new Webhook.Answer(false, true, "HttpTimeoutException"));
        }
    }

    /** An answer without an end, of which a byte comes now and then. */
    @Tag("GO-2024-2667")
    @Test
    @Timeout(20)
    void anAnswerThatNeverEndsIsNotReadToItsEnd() throws IOException, InterruptedException {
        try (Trickle receiver = new Trickle("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n")) {
            assertThat(webhook(receiver.address()).post(BODY).taken()).isTrue();
        }
    }

    @Test
    @Timeout(20)
    void headersThatNeverEndAreGivenUp() throws IOException, InterruptedException {
        try (Trickle receiver = new Trickle("HTTP/1.1 200 OK\r\n", "X-More: x\r\n")) {
            assertThat(webhook(receiver.address()).post(BODY).taken()).isFalse();
        }
    }

    @Tag("GO-2024-2667")
    @Test
    @Timeout(20)
    void headersOfManyMegabytesAreGivenUp() throws IOException, InterruptedException {
        try (Trickle receiver = new Trickle("HTTP/1.1 200 OK\r\n" + "X: x\r\n".repeat(1_000_000), "")) {
            assertThat(webhook(receiver.address()).post(BODY).taken()).isFalse();
        }
    }

    @Test
    void nothingIsSentToARefusedAddress() throws InterruptedException {
        Webhook.Answer answer =
                webhook(URI.create("http://169.254.169.254/latest/meta-data")).post(BODY);

        assertThat(answer.taken()).isFalse();
        assertThat(answer.tryAgain()).isFalse();
        assertThat(answer.reason()).contains("169.254.169.254, to which nothing is sent");
    }

    private static Webhook webhook(URI address) {
        Signature signature = new Signature("sixteen letters!");
        return new Webhook(new Destination(address), signature, CLOCK, Duration.ofMillis(700));
    }
}

package dev.assay.notify;

import dev.assay.outbound.OutboundHost;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/** Sends one digest once. Follows no redirect and reads nothing of the answer but its status. */
final class Webhook {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;

    private final Destination destination;
    private final Signature signature;
    private final Clock clock;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /**
     * Creates it.
     *
     * @param destination where to
     * @param signature by the secret that the receiver knows
     * @param clock for the time that is signed
     * @param patience how long an answer may take
     */
    Webhook(Destination destination, Signature signature, Clock clock, Duration patience) {
        this.destination = destination;
        this.signature = signature;
        this.clock = clock;
        this.patience = patience;
    }

    /** What came of it. Waits for the answer as long as its patience allows. */
    Answer post(byte[] body) throws InterruptedException {
        try {
            destination.check();
            HttpResponse<InputStream> response = client.send(request(body), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return answer(response.statusCode());
        } catch (OutboundHost.RefusedAddressException e) {
            return new Answer(false, false, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Answer(false, true, e.getClass().getSimpleName());
        }
    }

    private HttpRequest request(byte[] body) {
        long second = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(destination.address())
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "assay")
                .header("Assay-Timestamp", Long.toString(second))
                .header("Assay-Signature", signature.of(second, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static Answer answer(int status) {
        boolean taken = status >= 200 && status < 300;
        return new Answer(taken, status == TOO_MANY || status >= SERVER_FAULT, "status " + status);
    }

    /**
     * What came of an attempt.
     *
     * @param taken whether the receiver has it
     * @param tryAgain whether another attempt may help
     * @param reason in plain words, without anything that the receiver wrote
     */
    record Answer(boolean taken, boolean tryAgain, String reason) {}
}

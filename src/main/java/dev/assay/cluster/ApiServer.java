package dev.assay.cluster;

import dev.assay.outbound.PlainReason;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the API server and reads what it answers, piece by piece. */
final class ApiServer {

    /** A refusal is a sentence or two. */
    private static final int LONGEST_REFUSAL = 16_384;

    private static final int LARGEST_OBJECT = 4 << 20;
    private static final Patience ONE_OBJECT = Patience.of(Duration.ofSeconds(3));

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final String address;
    private final KindPath paths;

    /**
     * Creates it.
     *
     * @param http signs requests in and knows whom to trust
     * @param address of the server, ending in a slash
     * @param paths of the kinds on it
     */
    ApiServer(HttpClient http, String address, KindPath paths) {
        this.http = http;
        this.address = address;
        this.paths = paths;
    }

    KindPath paths() {
        return paths;
    }

    /** The body of the answer, to be closed by the caller; a refusal is a {@link RefusedException}. */
    AnswerStream get(String path, Patience patience) throws IOException {
        return ask(http.newHttpRequestBuilder().uri(address + path).build(), patience);
    }

    /** Sends a body by this method, and gives the object that the server made of it. */
    JsonNode send(String method, String path, String contentType, JsonNode body) throws IOException {
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(address + path)
                .method(method, contentType, body.toString())
                .build();
        return object(request);
    }

    /** One object. */
    JsonNode object(String path) throws IOException {
        return object(http.newHttpRequestBuilder().uri(address + path).build());
    }

    private JsonNode object(HttpRequest request) throws IOException {
        try (AnswerStream stream = ask(request, ONE_OBJECT)) {
            byte[] answer = stream.readNBytes(LARGEST_OBJECT);
            return JSON.readTree(answer);
        } catch (JacksonException e) {
            throw new IOException("the API server's answer is no JSON", e);
        }
    }

    private AnswerStream ask(HttpRequest request, Patience patience) throws IOException {
        AnswerStream stream = new AnswerStream(patience);
        CompletableFuture<HttpResponse<AsyncBody>> asked =
                http.consumeBytes(request, (content, _) -> stream.take(content));
        HttpResponse<AsyncBody> answer;
        try {
            answer = await(asked, patience);
        } catch (IOException e) {
            CompletableFuture<Void> _ = asked.thenAccept(late -> late.body().cancel());
            asked.cancel(true);
            throw e;
        }
        stream.open(answer.body());
        if (answer.isSuccessful()) {
            return stream;
        }
        try (stream) {
            throw new RefusedException(answer.code(), message(stream), retryAfter(answer));
        }
    }

    /** What went wrong, in the words of the innermost exception that has any. */
    static String reason(Throwable problem) {
        String reason = problem.getClass().getSimpleName();
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            reason = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        }
        String plain = PlainReason.of(reason);
        return plain.isEmpty() ? problem.getClass().getSimpleName() : plain;
    }

    private static HttpResponse<AsyncBody> await(CompletableFuture<HttpResponse<AsyncBody>> asked, Patience patience)
            throws IOException {
        long since = System.nanoTime();
        while (true) {
            try {
                return asked.get(AnswerStream.TICK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                patience.waited(Duration.ofNanos(System.nanoTime() - since));
            } catch (ExecutionException e) {
                throw new IOException(reason(e), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("closed");
            }
        }
    }

    private static String message(InputStream refusal) {
        try {
            String text = new String(refusal.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
            return text.startsWith("{") ? Wire.text(JSON.readTree(text), "message") : text.strip();
        } catch (IOException | JacksonException e) {
            return "";
        }
    }

    private static Duration retryAfter(HttpResponse<AsyncBody> answer) {
        Duration wanted = retryAfter(answer.header("Retry-After"), answer.header("Date"));
        Duration capped = wanted.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wanted;
        return capped.isNegative() ? Duration.ZERO : capped;
    }

    /** A date is compared with the server's own clock, which is the one that it was computed with. */
    private static Duration retryAfter(@Nullable String after, @Nullable String date) {
        if (after == null) {
            return Duration.ZERO;
        }
        String wanted = after.strip();
        if (!wanted.isEmpty() && wanted.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return wanted.length() > 9 ? LONGEST_RETRY_AFTER : Duration.ofSeconds(Long.parseLong(wanted));
        }
        try {
            return date == null ? Duration.ZERO : Duration.between(httpDate(date), httpDate(wanted));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static Instant httpDate(String text) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
    }

    /** A refusal inside of a watch. */
    static RefusedException refusal(JsonNode status) {
        return new RefusedException(
                Math.toIntExact(Math.clamp(Wire.number(status, "code"), 0, 999)),
                Wire.text(status, "message"),
                Duration.ZERO);
    }
}

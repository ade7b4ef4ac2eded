package dev.assay.cli;

import dev.assay.cli.UnansweredException.Remedy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** A running Assay, asked over HTTP. Follows no redirect, and reads no more than a few megabytes. */
final class GateServer implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 4L << 20;

    private final HttpClient client;
    private final URI address;
    private final BearerToken token;

    /**
     * Does not connect yet.
     *
     * @param token sent to this address alone
     */
    GateServer(URI address, BearerToken token) {
        this.client = client(address, token);
        this.address = address;
        this.token = token;
    }

    private static HttpClient client(URI address, BearerToken token) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        // Without TLS a proxy in between would read the token.
        if (token.given() && "http".equalsIgnoreCase(address.getScheme())) {
            client.proxy(HttpClient.Builder.NO_PROXY);
        }
        return client.build();
    }

    /** The address that somebody typed. */
    static URI address(String typed) {
        try {
            URI address = new URI(typed.strip());
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean plain = address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null;
            if (plain && address.getHost() != null && List.of("http", "https").contains(scheme)) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new Failure(noAddress(typed));
        }
        throw new Failure(noAddress(typed));
    }

    /** Asks for what stands at this path; the whole answer has to come within the time. */
    Reply get(List<String> path, String query, Duration atMost) throws UnansweredException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                request(path, query), BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES));
        try {
            return Reply.of(answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new UnansweredException(
                    Remedy.ASK_AGAIN, "'" + address + "' did not answer within " + atMost.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw unanswered(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnansweredException(Remedy.REPAIR, "the question was interrupted");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(List<String> path, String query) {
        String base = address.toString().replaceAll("/+$", "");
        String asked = path.stream()
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", base + "/", query.isEmpty() ? "" : "?" + query));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(asked)).header("Accept", "application/json");
        token.to(address).ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return request.GET().build();
    }

    private UnansweredException unanswered(Throwable cause) {
        String server = "'" + address + "'";
        return switch (cause) {
            case HttpTimeoutException _ ->
                new UnansweredException(Remedy.ASK_AGAIN, server + " took no connection within 5 s");
            case ConnectException _ ->
                new UnansweredException(
                        Remedy.ASK_AGAIN,
                        "cannot reach " + server + ": it takes no connection, or there is no such host");
            case SSLException e ->
                new UnansweredException(Remedy.REPAIR, server + " is not trusted: " + e.getMessage());
            case IOException e ->
                new UnansweredException(
                        Remedy.ASK_AGAIN, "the answer of " + server + " cannot be read: " + e.getMessage());
            default -> new UnansweredException(Remedy.REPAIR, "cannot ask " + server + ": " + cause);
        };
    }

    private static String noAddress(String typed) {
        return "'" + typed + "' is no address like http://assay.assay.svc:8080";
    }

    /**
     * What came back.
     *
     * @param mediaType without parameters, in lower case; blank if it was not said
     * @param retryAfter how long the server asks to wait
     */
    record Reply(int status, String mediaType, Optional<Duration> retryAfter, String body) {

        static Reply of(HttpResponse<String> response) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Reply(
                    response.statusCode(),
                    type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                    response.headers().firstValue("Retry-After").flatMap(Reply::seconds),
                    response.body());
        }

        private static Optional<Duration> seconds(String text) {
            return text.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
        }
    }
}

package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.access.AccessReviews;
import dev.assay.access.Identity;
import dev.assay.access.RequestRates;
import dev.assay.access.TokenReviews;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * What is refused before anything is done for it, where people sign in: requests that are too long, and too many. Time stands
 * still: of a person 6 are answered, of an address 60, of strangers at one 3. Each test asks from an address of its own, which
 * a proxy passes on.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "assay.cluster.recording=classpath:recordings/small.jsonl",
            "assay.cluster.past=1h",
            "assay.access.tokens=true",
            "spring.main.cloud-platform=kubernetes"
        })
class ServedLimitsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String NOWHERE = "203.0.113.250";

    @LocalServerPort
    private int port;

    @Autowired
    private Reviews reviews;

    @Test
    void headersMayHave16Kilobytes() throws Exception {
        assertThat(withHeader(15_000).statusCode()).isEqualTo(200);
        assertThat(withHeader(16_384).statusCode()).isEqualTo(400);
    }

    @Test
    void anAddressCountsAsOneOfThem() throws Exception {
        assertThat(get("/livez?q=" + "x".repeat(15_000), NOWHERE).statusCode()).isEqualTo(200);
        assertThat(get("/livez?q=" + "x".repeat(16_384), NOWHERE).statusCode()).isEqualTo(400);
    }

    @Test
    void aQueryMayHave200Parameters() throws Exception {
        assertThat(get("/sign-in?" + "a=b&".repeat(200), "203.0.113.50").statusCode())
                .isEqualTo(200);
        assertThat(get("/sign-in?" + "a=b&".repeat(201), "203.0.113.50").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aFormMayHave64Kilobytes() throws Exception {
        String start = "token=";
        assertThat(post("/sign-in", "203.0.113.60", start + "x".repeat(65_536 - start.length()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(post("/sign-in", "203.0.113.60", start + "x".repeat(65_537 - start.length()))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void onePersonIsToldWhenToComeAgainAndAnotherIsAnswered() throws Exception {
        for (int time = 0; time < 6; time++) {
            assertThat(as("jane", "203.0.113." + time).statusCode()).isEqualTo(200);
        }

        HttpResponse<String> more = as("jane", "203.0.113.7");

        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.headers().firstValue("Retry-After")).contains("2");
        assertThat(more.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(more.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(more.body()).isEqualTo("Too many requests; try again in 2 seconds.\n");
        assertThat(as("joe", "203.0.113.7").statusCode()).isEqualTo(200);
    }

    @Test
    void probesAndFilesAreNotCounted() throws Exception {
        for (int time = 0; time < 70; time++) {
            assertThat(get("/livez", "203.0.113.10").statusCode()).isEqualTo(200);
            assertThat(get("/assets/assay.css", "203.0.113.10").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theDoorIsCountedByAddress() throws Exception {
        for (int time = 0; time < 60; time++) {
            assertThat(get("/sign-in", "203.0.113.20").statusCode()).isEqualTo(200);
        }

        HttpResponse<String> more = get("/sign-in", "203.0.113.20");

        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.headers().firstValue("Retry-After")).contains("1");
        assertThat(more.body()).isEqualTo("Too many requests; try again in a second.\n");
        assertThat(get("/sign-in", "203.0.113.21").statusCode()).isEqualTo(200);
    }

    @Test
    void unknownTokensOfOneAddressAreLookedAtOnlySoOften() throws Exception {
        assertThat(as("known", "203.0.113.30").statusCode()).isEqualTo(200);
        assertThat(as("bad1", "203.0.113.30").statusCode()).isEqualTo(401);
        assertThat(as("bad2", "203.0.113.30").statusCode()).isEqualTo(401);
        int asked = reviews.asked.get();

        HttpResponse<String> more = as("bad3", "203.0.113.30");

        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.headers().firstValue("Retry-After")).contains("4");
        assertThat(reviews.asked).hasValue(asked);
        assertThat(as("bad2", "203.0.113.30").statusCode())
                .as("nobody has to be asked about it")
                .isEqualTo(401);
        assertThat(as("known", "203.0.113.30").statusCode())
                .as("strangers lock nobody out")
                .isEqualTo(200);
        assertThat(as("bad3", "203.0.113.31").statusCode()).isEqualTo(401);
    }

    @Test
    void formsAtTheDoorAreCountedHoweverTheirAddressIsWritten() throws Exception {
        for (String address : List.of("/sign-in", "/%73ign-in", "/sign-in")) {
            assertThat(post(address, "203.0.113.40").statusCode()).isEqualTo(303);
        }

        assertThat(post("/sign-in", "203.0.113.40").statusCode()).isEqualTo(429);
        assertThat(post("/%73ign-in", "203.0.113.40").statusCode()).isEqualTo(429);
        assertThat(get("/sign-in", "203.0.113.40").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> as(String token, String address) throws IOException, InterruptedException {
        return send(request("/api/v1/posture", address).header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> get(String path, String address) throws IOException, InterruptedException {
        return send(request(path, address));
    }

    private HttpResponse<String> withHeader(int length) throws IOException, InterruptedException {
        return send(request("/livez", NOWHERE).header("X-Long", "x".repeat(length)));
    }

    private HttpResponse<String> post(String path, String address) throws IOException, InterruptedException {
        return post(path, address, "token=made-up");
    }

    private HttpResponse<String> post(String path, String address, String form)
            throws IOException, InterruptedException {
        return send(request(path, address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path, String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Forwarded-For", NOWHERE + ", " + address);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Whoever's token does not begin with {@code bad} is called like it, and may see everything. */
    static final class Reviews implements TokenReviews, AccessReviews {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Optional<Identity> review(String token) {
            asked.incrementAndGet();
            return token.startsWith("bad")
                    ? Optional.empty()
                    : Optional.of(new Identity(token, "", List.of(), Map.of()));
        }

        @Override
        public boolean mayList(Identity who, Listable what, String namespace) {
            return true;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class StandingConfiguration {

        @Bean
        Reviews serverReviews() {
            return new Reviews();
        }

        @Bean
        @Primary
        RequestRates standingRates() {
            return new RequestRates(30, () -> 0);
        }
    }
}

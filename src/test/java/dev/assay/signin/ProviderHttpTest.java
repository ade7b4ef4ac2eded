package dev.assay.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.assay.outbound.OutboundHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;

class ProviderHttpTest {

    private static final String DESCRIPTION = "/.well-known/openid-configuration";

    private static final String BACK = "http://localhost/callback";

    /** Says that it is signed with RS256; nobody gets as far as to look. */
    private static final String SIGNED = "eyJhbGciOiJSUzI1NiJ9.e30.c2ln";

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    private final ProviderHttp http = new ProviderHttp(Duration.ofSeconds(2));

    ProviderHttpTest() throws IOException {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Tag("outbound-address")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254",
                "http://[::ffff:169.254.169.254]",
                "http://[64:ff9b::169.254.169.254]",
                "http://168.63.129.16",
                "http://100.100.100.200",
                "http://[fd00:ec2::254]"
            })
    void nothingIsAskedWhereCloudsTellSecrets(String address) {
        assertThatThrownBy(() -> http.describe(address))
                .hasRootCauseInstanceOf(OutboundHost.RefusedAddressException.class);
    }

    @Test
    void aProviderSaysWhereItIs() {
        answer(200, "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"x\"}");

        assertThat(http.describe(issuer)).containsEntry("jwks_uri", "x");
    }

    @Test
    void onlyForItself() {
        answer(200, "{\"issuer\":\"https://other.test\"}");

        assertThatThrownBy(() -> http.describe(issuer)).hasMessageContaining("not the issuer");
    }

    @Test
    void noRedirectIsFollowed() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", issuer + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            throw new AssertionError("it was followed");
        });

        assertThatThrownBy(() -> http.describe(issuer)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anAnswerMayBeLongAndNoLonger() {
        String start = "{\"issuer\":\"" + issuer + "\",\"more\":\"";
        answer(200, start + "x".repeat(ProviderHttp.LONGEST_ANSWER - start.length() - 2) + "\"}");
        assertThat(http.describe(issuer)).containsKey("more");

        server.removeContext(DESCRIPTION);
        answer(200, start + "x".repeat(ProviderHttp.LONGEST_ANSWER - start.length() - 1) + "\"}");
        assertThatThrownBy(() -> http.describe(issuer))
                .hasMessageContaining("/.well-known/openid-configuration")
                .hasMessageEndingWith("the answer is longer than 1048576 bytes");
    }

    @Test
    void nothingMoreIsReadOfAnAnswerWithoutAnEnd() {
        AtomicLong sent = endless("/", 65_536, Duration.ZERO);

        assertThatThrownBy(() -> http.describe(issuer)).hasMessageContaining("longer than");
        assertThatThrownBy(() -> http.codes().getTokenResponse(codeOf(registration())))
                .hasStackTraceContaining("longer than");
        assertThatThrownBy(() -> http.createDecoder(registration()).decode(SIGNED))
                .hasStackTraceContaining("longer than");

        assertThat(sent.get()).as("with what is on the way").isLessThan(60_000_000);
    }

    @Test
    void anAnswerThatDripsEnds() {
        endless("/", 1, Duration.ofMillis(100));
        long begin = System.nanoTime();

        assertThatThrownBy(() -> http.describe(issuer)).hasMessageContaining("I/O error");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(6));
    }

    private ClientRegistration registration() {
        return ClientRegistration.withRegistrationId("oidc")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientId("assay")
                .redirectUri(BACK)
                .authorizationUri(issuer + "/authorize")
                .tokenUri(issuer + "/token")
                .jwkSetUri(issuer + "/keys")
                .issuerUri(issuer)
                .build();
    }

    private OAuth2AuthorizationCodeGrantRequest codeOf(ClientRegistration registration) {
        OAuth2AuthorizationRequest asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(issuer + "/authorize")
                .clientId("assay")
                .redirectUri(BACK)
                .state("s")
                .build();
        OAuth2AuthorizationResponse answered = OAuth2AuthorizationResponse.success("code")
                .redirectUri(BACK)
                .state("s")
                .build();
        return new OAuth2AuthorizationCodeGrantRequest(registration, new OAuth2AuthorizationExchange(asked, answered));
    }

    /** Answers without an end, so many bytes at a time; says how many were sent. */
    private AtomicLong endless(String path, int atOnce, Duration pause) {
        AtomicLong sent = new AtomicLong();
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            byte[] bytes = " ".repeat(atOnce).getBytes(StandardCharsets.UTF_8);
            while (!Thread.currentThread().isInterrupted()) {
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
                sent.addAndGet(atOnce);
                LockSupport.parkNanos(pause.toNanos());
            }
        });
        return sent;
    }

    private void answer(int status, String body) {
        server.createContext(DESCRIPTION, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}

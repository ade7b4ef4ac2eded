package dev.assay.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.assay.outbound.OutboundHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderHttpTest {

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    private final ProviderHttp http = new ProviderHttp();

    ProviderHttpTest() throws IOException {
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

    private void answer(int status, String body) {
        server.createContext("/.well-known/openid-configuration", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    private static final BearerToken TOKEN = BearerToken.of(" secret\n");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://assay.example.org",
                "HTTPS://10.0.0.1:8443/assay",
                "http://localhost:8080",
                "http://127.0.0.1:8080",
                "http://[::1]:8080",
                "http://assay:8080",
                "http://assay.assay.svc:8080",
                "http://Assay.assay.SVC",
                "http://assay.assay.svc.cluster.local.:8080"
            })
    void itIsSentByTlsOrToThisMachineOrWithinTheCluster(String server) {
        assertThat(TOKEN.to(GateServer.address(server))).contains("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://assay.example.org",
                "http://assay.assay",
                "http://10.0.0.1:8080",
                "http://128.0.0.1",
                "http://127.0.0.1.example.org",
                "http://localhost.example.org",
                "http://svc.example.org",
                "http://[fe80::1]",
                "http://[::ffff:10.0.0.1]"
            })
    void itIsSentNowhereElse(String server) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> TOKEN.to(GateServer.address(server)))
                .withMessageContaining("without TLS")
                .withMessageNotContaining("secret");
    }

    @Test
    void aBlankOneIsNone() {
        BearerToken none = BearerToken.of(" \n");

        assertThat(none.given()).isFalse();
        assertThat(none.to(URI.create("http://assay.example.org"))).isEmpty();
    }

    @Test
    void oneThatNoHeaderHoldsIsRefusedUnseen() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> BearerToken.of("secret\r\nHost: other").to(URI.create("http://localhost")))
                .withMessage("the token is none: it has other characters than a header may have");
    }
}

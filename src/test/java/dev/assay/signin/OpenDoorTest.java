package dev.assay.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.access.Viewer;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OpenDoorTest {

    private static final AccessProperties NOTHING = properties(false, false, "", null);

    @Test
    void onOnesOwnMachineNobodyIsAsked() throws UnknownHostException {
        for (String own : List.of("127.0.0.1", "127.0.0.9", "::1")) {
            assertThat(OpenDoor.viewer(NOTHING, InetAddress.getByName(own), null))
                    .isEqualTo(Viewer.ON_OWN_MACHINE);
        }
    }

    @Test
    void theDemoIsForEverybody() {
        assertThat(OpenDoor.viewer(NOTHING, null, "classpath:demo/acme.jsonl.gz"))
                .isEqualTo(Viewer.ON_OWN_MACHINE);
    }

    @Test
    void anOperatorMayLetEverybodyInAndThatIsSaidOnPages() {
        Viewer viewer = OpenDoor.viewer(properties(false, true, "", null), null, null);

        assertThat(viewer.anybody()).isTrue();
        assertThat(viewer.sight().everything()).isTrue();
    }

    @Tag("CVE-2018-18264")
    @Test
    void otherwiseItDoesNotStartAndSaysTheThreeWays() throws UnknownHostException {
        for (@Nullable InetAddress address : new @Nullable InetAddress[] {null, InetAddress.getByName("10.0.0.1")}) {
            assertThatThrownBy(() -> OpenDoor.viewer(NOTHING, address, "file:/tmp/recording.jsonl"))
                    .isInstanceOfSatisfying(
                            NoSignInException.class,
                            refused -> assertThat(refused.action())
                                    .contains(
                                            "assay.access.tokens",
                                            "assay.access.oidc.issuer",
                                            "assay.access.anonymous-read"));
        }
    }

    @Test
    void waysThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> properties(true, true, "", null)).hasMessageContaining("anonymous-read");
    }

    @Test
    void anIssuerNeedsHttpsAndTheAddressThatPeopleType() {
        URI url = URI.create("https://assay.test");
        assertThat(properties(false, false, "https://issuer.test", url).signIn())
                .isTrue();
        assertThatThrownBy(() -> properties(false, false, "http://issuer.test", url))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> properties(false, false, "https://issuer.test", null))
                .hasMessageContaining("url");
        assertThatThrownBy(() -> properties(false, false, "https://issuer.test", URI.create("http://assay.test")))
                .hasMessageContaining("url");
    }

    static AccessProperties properties(boolean tokens, boolean anonymous, String issuer, @Nullable URI url) {
        return new AccessProperties(
                tokens,
                List.of("assay"),
                anonymous,
                url,
                new AccessProperties.Oidc(issuer, "assay", "", "sub", "", "", ""),
                Duration.ofMinutes(30),
                Duration.ofHours(8),
                "policyreports.wgpolicyk8s.io",
                1200);
    }
}

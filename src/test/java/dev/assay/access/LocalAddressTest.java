package dev.assay.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/images?q=a%20b&state=ready", "/gates/verify/namespaces/shop", "/image?ref=ghcr.io/a:1"})
    void aPageOfOursIsGoneTo(String address) {
        assertThat(LocalAddress.of(address)).isEqualTo(address);
    }

    /** As in Argo CD's CVE-2022-31102, where the way back from the door led to other sites and to scripts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.test/",
                "//evil.test/",
                "/\\evil.test/",
                "/\t/evil.test",
                "/ /evil.test",
                "javascript:alert(1)",
                "evil.test",
                "\\\\evil.test",
                "/sign-in?to=/sign-in",
                "/a\r\nSet-Cookie: a=b",
                "/%zz",
                "/é"
            })
    void anythingElseLeadsToTheOverview(String address) {
        assertThat(LocalAddress.of(address)).isEqualTo("/");
    }

    @Test
    void soDoesOneThatIsTooLong() {
        assertThat(LocalAddress.of("/images?q=" + "a".repeat(2_000))).isEqualTo("/");
    }
}

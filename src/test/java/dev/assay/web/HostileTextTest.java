package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.web.cause.CommandText;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.VisibleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {

    private static final String COMMAND = "cosign verify {image} {registry} {registry-port} -n {namespace} {pod}";

    @Test
    void anOrdinaryImageIsFilledIntoTheCommand() {
        CommandText place = new CommandText("registry.acme.test/shop/web:1.4.2", "shop", "web-0");

        assertThat(place.fill(COMMAND))
                .isEqualTo("cosign verify registry.acme.test/shop/web:1.4.2 registry.acme.test"
                        + " registry.acme.test:443 -n shop web-0");
    }

    @Test
    void theRegistryIsTheOneThatAnswers() {
        assertThat(new CommandText("docker.io/nginx:1", "", "").fill("{registry}"))
                .isEqualTo("registry-1.docker.io");
        assertThat(new CommandText("a.test:8443/x:1", "", "").fill("{registry-port}"))
                .isEqualTo("a.test:8443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x;reboot",
                "$(id)",
                "`id`",
                "a b",
                "-rf",
                "x\nreboot",
                "x|y",
                "x'y",
                "x\"y",
                "x\\y",
                "x&y",
                "~",
                "",
                "x\u202Ey"
            })
    void whatAShellCouldActOnIsNeverFilledIn(String text) {
        assertThat(new CommandText(text, text, text).fill("run {image} {namespace} {pod}"))
                .isEqualTo("run IMAGE NAMESPACE POD");
    }

    @Test
    void invisibleAndReorderingCharactersAreShown() {
        assertThat(VisibleText.name("a\u202Eb\u200Bc\u0000d\ne")).isEqualTo("a\\u202Eb\\u200Bc\\u0000d\\u000Ae");
        assertThat(VisibleText.message("a\n\tb\u001B")).isEqualTo("a\n\tb\\u001B");
        assertThat(VisibleText.name("größe 日本 🙂")).isEqualTo("größe 日本 🙂");
    }

    @Test
    void textIsBounded() {
        assertThat(VisibleText.name("x".repeat(600))).hasSize(513).endsWith("x…");
        assertThat(VisibleText.message("x".repeat(5000))).hasSize(4097).endsWith("x…");
    }

    @Test
    void anAddressStaysOnePathSegment() {
        assertThat(PageAddress.namespace("a/../b?c#d")).isEqualTo("/namespaces/a%2F..%2Fb%3Fc%23d");
    }
}

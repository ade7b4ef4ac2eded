package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.assay.AssayApplication;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The demo as a person sees it: a recording that goes on while one looks. */
@SpringBootTest(
        classes = AssayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "assay.cluster.recording=classpath:demo/acme.jsonl.gz",
            "assay.cluster.past=9m",
            "assay.cluster.speed=20"
        })
class DemoBrowserTest {

    @RegisterExtension
    private static final ClassBrowser BROWSER = new ClassBrowser();

    @LocalServerPort
    private int port;

    @Test
    void theOverviewMovesAndLeadsToANamespace() {
        try (BrowserContext context = context(true)) {
            Page page = context.newPage();
            List<String> complaints = TestBrowser.complaints(page);
            page.navigate("http://localhost:" + port + "/");
            PlaywrightAssertions.assertThat(page.locator("h1"))
                    .hasText(Pattern.compile("\\d+ of \\d+ images would be refused today.*"));
            String moment = page.locator("#as-of").textContent();

            PlaywrightAssertions.assertThat(page.locator("#as-of")).not().hasText(moment);
            page.locator("main table a", new Page.LocatorOptions().setHasText("legacy"))
                    .click();

            PlaywrightAssertions.assertThat(page.locator("main")).containsText("registry.acme.test/legacy/mail");
            PlaywrightAssertions.assertThat(page.locator(".banner-recording"))
                    .containsText("This is acme, a recording of a real cluster, replayed at 20× speed");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void itShowsTheSameWithoutScript() {
        try (BrowserContext context = context(false)) {
            Page page = context.newPage();
            page.navigate("http://localhost:" + port + "/namespaces/payments");

            PlaywrightAssertions.assertThat(page.locator("main")).containsText("registry.acme.test/payments/");
            PlaywrightAssertions.assertThat(page.locator(".banner-recording")).isVisible();
        }
    }

    private static BrowserContext context(boolean script) {
        Browser chromium = BROWSER.chromium();
        return chromium.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script));
    }
}

package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was, in a real browser: spark lines, the big chart, an outage, changes. */
@SpringBootTest(
        classes = PastSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "management.endpoint.health.validate-group-membership=false")
class PastBrowserTest {

    @RegisterExtension
    private static final ClassBrowser BROWSER = new ClassBrowser();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"past-overview, /", "past-trend, /trend"})
    void everybodyCanReadIt(String name, String address) {
        List<String> problems = new ArrayList<>();
        try (BrowserContext context = context(true)) {
            Page page = context.newPage();
            List<String> complaints = TestBrowser.complaints(page);
            page.navigate(url(address));
            if (page.locator("#pause").isVisible()) {
                page.locator("#pause").click();
            }
            problems.addAll(PageLook.problems(page, name, ColorScheme.LIGHT, 320));
            problems.addAll(PageLook.problems(page, name, ColorScheme.DARK, 1280));
            problems.addAll(complaints);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void theChartIsDrawnFromTheTableAndFollowsTheWidth() {
        try (BrowserContext context = context(true)) {
            Page page = context.newPage();
            page.navigate(url("/trend"));
            PlaywrightAssertions.assertThat(page.locator("#chart canvas")).isVisible();

            page.setViewportSize(400, 700);

            page.waitForFunction("document.querySelector('#chart canvas').getBoundingClientRect().width < 400");
            PlaywrightAssertions.assertThat(page.locator("#chart canvas")).hasCount(1);
        }
    }

    @Test
    void withoutScriptTheNumbersAreThere() {
        try (BrowserContext context = context(false)) {
            Page page = context.newPage();
            page.navigate(url("/trend"));

            PlaywrightAssertions.assertThat(page.locator("#trend tbody tr")).hasCount(60);
            PlaywrightAssertions.assertThat(page.locator("#trend tbody tr").nth(21))
                    .containsText("Assay did not look");
        }
    }

    @Test
    void aNamespaceWithAPastHasALineWithAGap() {
        try (BrowserContext context = context(false)) {
            Page page = context.newPage();
            page.navigate(url("/"));

            PlaywrightAssertions.assertThat(page.locator("svg.spark")).hasCount(2);
            PlaywrightAssertions.assertThat(page.locator("svg.spark").first().locator("path"))
                    .hasCount(2);
            PlaywrightAssertions.assertThat(page.locator("tr:has(td.zero bdi:text-is('not known'))"))
                    .containsText("new");
            PlaywrightAssertions.assertThat(page.locator(".banner", new Page.LocatorOptions().setHasText("Outage")))
                    .containsText("one incident, not 14 violations");
        }
    }

    private static BrowserContext context(boolean script) {
        Browser chromium = BROWSER.chromium();
        return chromium.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script));
    }

    private String url(String address) {
        return "http://localhost:" + port + address;
    }
}

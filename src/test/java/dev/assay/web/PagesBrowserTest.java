package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page in a real browser: accessible, silent on the console, inside its policy, and never wider than the screen. */
@SpringBootTest(
        classes = SampleSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "management.endpoint.health.validate-group-membership=false")
class PagesBrowserTest {

    @RegisterExtension
    private static final ClassBrowser BROWSER = new ClassBrowser();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "overview, /, 200",
        "reading, /?state=reading, 200",
        "admitted, /?state=admitted, 200",
        "without-policy, /?state=without-policy, 200",
        "blind, /?state=blind, 200",
        "shop, /namespaces/shop, 200",
        "shop-unsigned, /namespaces/shop?verdict=unsigned, 200",
        "shop-nothing, /namespaces/shop?verdict=skipped, 200",
        "legacy, /namespaces/legacy, 200",
        "platform, /namespaces/platform, 200",
        "empty, /namespaces/staging, 200",
        "causes, /namespaces/causes, 200",
        "hostile, /namespaces/hostile, 200",
        "images, /images?columns=all, 200",
        "images-asked, /images?refused=yes&policy=verify*&sort=-evidence&foo=bar, 200",
        "images-nothing, /images?q=nowhere&verdict=skipped, 200",
        "not-found, /namespaces/nowhere, 404",
        "broken, /?state=broken, 500",
    })
    void everyPageIsAccessibleAndKeepsToItsPolicy(String name, String address, int status) {
        List<String> problems;
        try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
            Page page = context.newPage();
            problems = TestBrowser.complaints(page);
            assertThat(page.navigate(url(address)).status()).isEqualTo(status);
            problems.removeIf(problem -> problem.contains("the server responded with a status of " + status));
            stopRefreshing(page);
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
            problems.addAll(PageLook.problems(page, name, ColorScheme.LIGHT, 320));
            problems.addAll(PageLook.problems(page, name, ColorScheme.DARK, 1280));
            problems.addAll(PageLook.wider(page, name, 2560));
        }
        assertThat(problems).isEmpty();
    }

    private static void stopRefreshing(Page page) {
        if (page.locator("#pause").isVisible()) {
            page.locator("#pause").click();
        }
    }

    @Test
    void refreshingKeepsWhatIsOpenAndWhatHasTheFocus() {
        try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
            Page page = context.newPage();
            page.navigate(url("/namespaces/shop"));
            page.locator("summary").first().click();
            page.evaluate("window.scrollTo(0, 300); document.getElementById('main').dataset.old = 'yes'");

            page.waitForSelector("#main:not([data-old])");

            assertThat(page.locator("details[open]").count()).isEqualTo(1);
            assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
            assertThat(page.evaluate("window.scrollY")).isEqualTo(300);
        }
    }

    @Test
    void aPausedPageStaysAsItIs() {
        try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
            Page page = context.newPage();
            page.navigate(url("/"));
            page.locator("#pause").click();
            page.evaluate("document.getElementById('main').dataset.old = 'yes'");

            page.waitForTimeout(4000);

            assertThat(page.evaluate("document.getElementById('main').dataset.old"))
                    .isEqualTo("yes");
        }
    }

    @Test
    void aPageThatGetsNoAnswerSaysSo() {
        try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
            Page page = context.newPage();
            page.navigate(url("/"));
            context.setOffline(true);

            page.waitForSelector("#lost:not([hidden])");

            context.setOffline(false);
            page.waitForSelector("#lost", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/namespaces/legacy"})
    void everyPageWorksWithoutScript(String address) {
        try (BrowserContext context = BROWSER.chromium()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setViewportSize(1280, 900))) {
            Page page = context.newPage();
            page.navigate(url(address));

            page.locator("main a").first().click();

            assertThat(page.locator("h1").count()).isEqualTo(1);
            assertThat(page.locator("#pause").isVisible()).isFalse();
        }
    }

    @Test
    void anErrorShowsNothingOfItsInside() {
        try (BrowserContext context = context(ColorScheme.LIGHT, 1280)) {
            Page page = context.newPage();
            page.navigate(url("/?state=broken"));

            assertThat(page.content()).doesNotContain("secret detail", "IllegalState", "Whitelabel");
        }
    }

    private BrowserContext context(ColorScheme scheme, int width) {
        return BROWSER.chromium()
                .newContext(new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(width, width < 600 ? 640 : 900));
    }

    private String url(String address) {
        return "http://localhost:" + port + address;
    }
}

package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.assay.AssayApplication;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of the demo that tell of one thing each: what they say, and that everybody can read it. */
@SpringBootTest(
        classes = AssayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "assay.cluster.recording=classpath:demo/acme.jsonl.gz",
            "assay.cluster.past=9m",
            "assay.cluster.speed=1"
        })
class DemoPagesBrowserTest {

    @RegisterExtension
    private static final ClassBrowser BROWSER = new ClassBrowser();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demo-overview|/|What changed in the last day",
                "demo-gates|/gates|Each policy as a whole",
                "demo-gate|/gates/verify-image-signatures|Each namespace",
                "demo-gate-legacy|/gates/verify-image-signatures/namespaces/legacy|The way back",
                "demo-gate-deadlock|/gates/verify-image-signatures/namespaces/kube-system|Deadlock",
                "demo-image|/image?ref=registry.acme.test/platform/proxy:1.29.4|What each policy says",
                "demo-workload|/namespaces/legacy/workloads/Deployment/mail|Old revisions",
                "demo-blind|/blind-spots|Kinds of objects",
                "demo-trend|/trend|No history is kept of a recording",
                "demo-evidence|/evidence|What it was decided from"
            })
    void everyPageSaysItsThingToEverybody(String name, String address, String said) {
        List<String> problems = new ArrayList<>();
        try (BrowserContext context = context(true)) {
            Page page = context.newPage();
            List<String> complaints = TestBrowser.complaints(page);
            page.navigate(url(address));
            PlaywrightAssertions.assertThat(page.locator("main")).containsText(said);
            stopRefreshing(page);
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
            problems.addAll(PageLook.problems(page, name, ColorScheme.LIGHT, 320));
            problems.addAll(PageLook.problems(page, name, ColorScheme.DARK, 1280));
            problems.addAll(complaints);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void withoutScriptOneGetsFromTheClusterToWhatToDo() {
        try (BrowserContext context = context(false)) {
            Page page = context.newPage();
            page.navigate(url("/"));

            page.locator("main table a", new Page.LocatorOptions().setHasText("legacy"))
                    .first()
                    .click();
            page.locator(".images a", new Page.LocatorOptions().setHasText("mail:"))
                    .first()
                    .click();

            PlaywrightAssertions.assertThat(page.locator("h1")).containsText("It would be refused today.");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("What to do");
        }
    }

    @Test
    void withoutScriptOneGetsFromTheClusterToThePlan() {
        try (BrowserContext context = context(false)) {
            Page page = context.newPage();
            page.navigate(url("/"));

            page.locator("main table a.gate").first().click();

            PlaywrightAssertions.assertThat(page.locator("main"))
                    .containsText("kubectl patch clusterpolicies.kyverno.io");
        }
    }

    private static void stopRefreshing(Page page) {
        if (page.locator("#pause").isVisible()) {
            page.locator("#pause").click();
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

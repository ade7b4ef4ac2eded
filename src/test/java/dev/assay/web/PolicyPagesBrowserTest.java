package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.assay.AssayApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Policies, exceptions and help in a real browser, of a cluster in which somebody wrote markup, scripts and very long words
 * wherever there is a place for text.
 */
@SpringBootTest(
        classes = AssayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"assay.cluster.recording=classpath:recordings/hostile-policies.jsonl", "assay.cluster.past=1h"})
class PolicyPagesBrowserTest {

    private static final String DRAFT = "/exceptions/draft?namespace=shop&image=registry.acme.test/shop/cart:2.0.1";
    private static final String BEYOND = "() => document.documentElement.scrollWidth - window.innerWidth";

    @RegisterExtension
    private static final ClassBrowser BROWSER = new ClassBrowser();

    @LocalServerPort
    private int port;

    @BeforeEach
    void untilTheRecordingIsRead() {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            try (BrowserContext context = browser().newContext()) {
                return context.request().get(url("/readyz")).status() == 200;
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "policies, /policies, 200",
        "policy, /policies/ClusterPolicy/verify-image-signatures, 200",
        "image-validating, /policies/ImageValidatingPolicy/verify-provenance, 200",
        "exceptions, /exceptions, 200",
        "draft, /exceptions/draft?namespace=shop&image=registry.acme.test/shop/cart:2.0.1, 200",
        "cause, /causes/registry_tls, 200",
        "no-policy, /policies/ClusterPolicy/nothing, 404",
        "no-kind, /policies/Deployment/verify-image-signatures, 404",
        "no-cause, /causes/boredom, 404",
        "no-image, /exceptions/draft?namespace=shop&image=x, 404",
    })
    void everyPageIsAccessibleAndKeepsToItsPolicy(String name, String address, int status) {
        assertThat(problems(name, address, status)).isEmpty();
    }

    @Test
    void aHostilePolicyIsShownAsText() {
        try (BrowserContext context = browser().newContext()) {
            Page page = context.newPage();
            page.navigate(url("/policies"));
            String href =
                    Objects.requireNonNull(page.locator("main table a", new Page.LocatorOptions().setHasText("onerror"))
                            .getAttribute("href"));

            assertThat(problems("hostile-policy", href, 200)).isEmpty();
            page.navigate(url(href));
            assertThat(page.locator("main").textContent())
                    .contains(
                            "It looks at no image that runs",
                            "<img src=x onerror=alert(1)>",
                            "\\u202E",
                            "${7*7}",
                            "any one of these 4:")
                    .doesNotContain("49", "\u202E");
            assertThat(page.locator("main img").count()).isZero();
        }
    }

    @Test
    void thePolicyPageSaysWhoSignsWhereAndWhatItMayNotMean() {
        try (BrowserContext context = withoutScript()) {
            Page page = context.newPage();
            page.navigate(url("/policies/ClusterPolicy/verify-image-signatures"));

            assertThat(page.locator("h1").textContent()).contains("2 of 4 images would be refused today");
            assertThat(page.locator("section:has(#signers)").textContent())
                    .contains("43bb5fca1e526b8ba1bb1a1582ed061f4e23c3425253386bd8c47b3cefdae44f");
            assertThat(page.locator("section:has(#lint)").textContent()).contains("overlooks_bundles");
            page.locator("#namespaces ~ table a", new Page.LocatorOptions().setHasText("shop"))
                    .click();
            assertThat(page.locator(".over").textContent()).isEqualTo("Namespace shop");
        }
    }

    @Test
    void exceptionsThatOverstayComeFirst() {
        try (BrowserContext context = withoutScript()) {
            Page page = context.newPage();
            page.navigate(url("/exceptions"));

            assertThat(page.locator("h1").textContent()).contains("4 exceptions let in 1 image.");
            assertThat(page.locator(".details").textContent())
                    .contains(
                            "1 is over and still obeyed.", "1 is about to end within a week.", "1 is without an end.");
            assertThat(page.locator(".image h2").allTextContents().getFirst()).isEqualTo("legacy/overdue");
        }
    }

    @Test
    void exceptionsAreAskedForByTheirAddress() {
        try (BrowserContext context = withoutScript()) {
            Page page = context.newPage();
            page.navigate(url("/exceptions"));
            page.locator("#exceptions-filter-Ends-soon").click();
            assertThat(page.url()).isEqualTo(url("/exceptions?state=soon"));
            assertThat(page.locator(".image h2").allTextContents()).containsExactly("legacy/soon");

            page.navigate(url("/exceptions?kind=policies.kyverno.io"));
            assertThat(page.locator(".image h2").allTextContents()).containsExactly("legacy/cel");
            page.navigate(url("/exceptions?q=EVIL.test&used=yes"));
            assertThat(page.locator(".image h2").allTextContents()).containsExactly("legacy/overdue");
            page.navigate(url("/exceptions?broad=yes&q=nothing"));
            assertThat(page.locator(".nothing").textContent()).isEqualTo("No exception is like that now.");
        }
    }

    @Test
    void exceptionsAndPoliciesCanBeHadAsFiles() {
        assertThat(text("/exceptions?format=csv&broad=no&sort=exception")).isEqualTo("""
                exception,kind,state,policies,places,reason,ends,count,images,broad
                legacy/cel,policies.kyverno.io,active,verify-provenance,what its conditions choose,,2027-01-01T00:00:00Z,0,,
                legacy/overdue,kyverno.io,overstays,verify-image-signatures,pods named web in namespaces shop,,2026-11-24T03:26:05Z,1,evil.test/<b>x</b>:1,
                legacy/soon,kyverno.io,soon,verify-image-signatures,pods named web in namespaces shop,until the new registry is there,2026-11-30T00:00:00Z,0,,
                """.replace("\n", "\r\n"));
        assertThat(text("/exceptions?format=json&state=soon&columns=exception,state,ends,count"))
                .endsWith("\"count\":1,\"exceptions\":[{\"exception\":\"legacy/soon\",\"state\":\"soon\","
                        + "\"ends\":\"2026-11-30T00:00:00Z\",\"count\":0}]}");
        assertThat(text("/policies?format=csv&q=verify&columns=policy,kind,mode,refused,images,ready,lint"))
                .isEqualTo("""
                        policy,kind,mode,refused,images,ready,lint
                        verify-image-signatures,ClusterPolicy,Audit,2,4,yes,1 trap
                        verify-provenance,ImageValidatingPolicy,Deny,0,4,unknown,2 traps
                        """.replace("\n", "\r\n"));
        assertThat(text("/policies?format=csv&ready=unknown&mode=enforce&columns=policy"))
                .isEqualTo("policy\r\nverify-provenance\r\n");
    }

    @Test
    void aRefusedImageLeadsToTheHelpAndToADraft() {
        try (BrowserContext context = withoutScript()) {
            Page page = context.newPage();
            page.navigate(url("/namespaces/shop"));
            page.locator("a", new Page.LocatorOptions().setHasText("More about this cause"))
                    .first()
                    .click();
            assertThat(page.locator("h1").textContent()).isEqualTo("No signature found");

            page.navigate(url(DRAFT));
            assertThat(page.locator("pre").textContent())
                    .contains("kind: PolicyException", "names: [\"web\"]", "registry.acme.test/shop/cart:2.0.1");
            assertThat(page.locator("section:has(#also)").textContent()).contains("registry.acme.test/shop/web:1.4.2");
        }
    }

    private List<String> problems(String name, String address, int status) {
        try (BrowserContext context = browser().newContext()) {
            Page page = context.newPage();
            List<String> problems = TestBrowser.complaints(page);
            assertThat(page.navigate(url(address)).status()).isEqualTo(status);
            problems.removeIf(problem -> problem.contains("the server responded with a status of " + status));
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)");
            problems.addAll(look(page, name, ColorScheme.LIGHT, 320));
            problems.addAll(look(page, name, ColorScheme.DARK, 1280));
            return problems;
        }
    }

    private String text(String address) {
        try (BrowserContext context = browser().newContext()) {
            return context.request().get(url(address)).text();
        }
    }

    private static List<String> look(Page page, String name, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 900);
        List<String> problems = new ArrayList<>();
        for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
            problems.add(name + "-" + width + ": axe " + rule.getId() + ": " + rule.getNodes());
        }
        int beyond = (int) page.evaluate(BEYOND);
        if (beyond > 0) {
            problems.add(name + "-" + width + ": wider than the screen by " + beyond + " px");
        }
        String folder = System.getenv("ASSAY_SCREENSHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + "-" + width + ".png"))
                    .setFullPage(true));
        }
        return problems;
    }

    private static BrowserContext withoutScript() {
        return browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private static Browser browser() {
        return BROWSER.chromium();
    }

    private String url(String address) {
        return "http://localhost:" + port + address;
    }
}

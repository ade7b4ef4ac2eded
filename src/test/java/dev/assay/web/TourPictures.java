package dev.assay.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.assay.AssayApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Takes the pictures of the documentation from the demo: {@code ./mvnw -Pscreenshots,browser-tests}. It is no test. */
@SpringBootTest(
        classes = AssayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "assay.cluster.recording=classpath:demo/acme.jsonl.gz",
            "assay.cluster.past=9m",
            "assay.cluster.speed=1"
        })
class TourPictures {

    private static final Path FOLDER = Path.of("docs", "images");

    @LocalServerPort
    private int port;

    @Test
    void take() {
        try (TestBrowser browser = TestBrowser.start()) {
            picture(browser, "/", "overview", ColorScheme.LIGHT);
            picture(browser, "/namespaces/legacy", "namespace-dark", ColorScheme.DARK);
            picture(browser, "/images?refused=yes", "images", ColorScheme.LIGHT);
            picture(browser, "/gates", "gates", ColorScheme.LIGHT);
            picture(browser, "/gates/verify-image-signatures/namespaces/payments", "gate", ColorScheme.LIGHT);
            picture(browser, "/policies/ClusterPolicy/verify-image-signatures", "policy", ColorScheme.LIGHT);
            firstImage(browser);
        }
    }

    private void picture(TestBrowser browser, String path, String name, ColorScheme scheme) {
        try (BrowserContext context = context(browser, scheme)) {
            Page page = context.newPage();
            page.navigate("http://localhost:" + port + path);
            keep(page, name);
        }
    }

    /** The image that stands first in the worst namespace. */
    private void firstImage(TestBrowser browser) {
        try (BrowserContext context = context(browser, ColorScheme.LIGHT)) {
            Page page = context.newPage();
            page.navigate("http://localhost:" + port + "/namespaces/legacy");
            page.locator(".image h2 a").first().click();
            page.waitForURL("**/image?ref=*");
            keep(page, "image");
        }
    }

    private static BrowserContext context(TestBrowser browser, ColorScheme scheme) {
        return browser.chromium()
                .newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1280, 900));
    }

    private static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}

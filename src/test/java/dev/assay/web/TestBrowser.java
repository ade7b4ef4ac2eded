package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** An installed Chromium; without one its tests are skipped, but not in CI. */
public record TestBrowser(Playwright playwright, Browser chromium) implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Starts it. */
    public static TestBrowser start() {
        Path executable = Path.of(System.getenv().getOrDefault("ASSAY_BROWSER", "/usr/bin/chromium"));
        boolean installed = Files.isExecutable(executable);
        if ("true".equals(System.getenv("ASSAY_CI"))) {
            assertThat(installed).as("Chromium at " + executable).isTrue();
        }
        Assumptions.assumeTrue(installed, "No Chromium at " + executable + "; set ASSAY_BROWSER to one");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
        return new TestBrowser(playwright, chromium);
    }

    /** Collects what the page writes to the console, its script errors and what its policy forbids. */
    public static List<String> complaints(Page page) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(message -> complaints.add("console: " + message.text()));
        page.onPageError(error -> complaints.add("script: " + error));
        page.addInitScript("document.addEventListener('securitypolicyviolation',"
                + " e => console.error('CSP ' + e.violatedDirective))");
        return complaints;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}

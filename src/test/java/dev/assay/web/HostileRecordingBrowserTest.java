package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.assay.AssayApplication;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A cluster in which every name, image and message wants to run something: follows every link there is. */
@SpringBootTest(
        classes = AssayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"assay.cluster.recording=classpath:recordings/hostile.jsonl", "assay.cluster.past=1h"})
class HostileRecordingBrowserTest {

    private static final int MOST_PAGES = 90;

    @RegisterExtension
    private static final ClassBrowser BROWSER = new ClassBrowser();

    @LocalServerPort
    private int port;

    @Tag("CVE-2022-31035")
    @Tag("GHSA-h98r-wv3h-fr38")
    @Tag("GO-2024-2646")
    @Test
    void everyLinkLeadsToAPageOnWhichNothingRuns() {
        List<String> problems = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        try (BrowserContext context =
                chromium().newContext(new Browser.NewContextOptions().setViewportSize(320, 640))) {
            Page page = context.newPage();
            List<String> complaints = TestBrowser.complaints(page);
            page.onDialog(dialog -> {
                problems.add("dialog on " + page.url());
                dialog.dismiss();
            });
            Deque<String> waiting = new ArrayDeque<>(List.of("/"));
            while (!waiting.isEmpty() && seen.size() < MOST_PAGES) {
                String address = waiting.pop();
                if (seen.add(address)) {
                    visit(page, address, problems);
                    waiting.addAll(links(page));
                }
            }
            problems.addAll(complaints);
        }

        assertThat(problems).isEmpty();
        assertThat(seen).hasSizeGreaterThan(25).anyMatch(address -> address.startsWith("/image?ref="));
        assertThat(seen).anyMatch(address -> address.contains("/workloads/"));
        assertThat(seen).anyMatch(address -> address.startsWith("/gates/") && address.contains("/namespaces/"));
    }

    private void visit(Page page, String address, List<String> problems) {
        Response response = Objects.requireNonNull(page.navigate("http://localhost:" + port + address));
        if (response.status() != 200) {
            problems.add(response.status() + " " + address);
        }
        problems.addAll(PageLook.wider(page, address, 320));
        page.evaluate("document.querySelectorAll('main *').forEach(one => one.dispatchEvent(new Event('mouseover')))");
    }

    /** Those that lead to pages of ours; of the ways to look at a list one is enough. */
    // The script gives a list of texts.
    @SuppressWarnings("unchecked")
    private static List<String> links(Page page) {
        List<String> all = (List<String>)
                page.evaluate("[...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))");
        assertThat(all).allMatch(link -> link.startsWith("/") || link.startsWith("#"));
        return all.stream()
                .map(link -> link.replaceFirst("#.*", ""))
                .filter(link -> link.startsWith("/") && !link.startsWith("/api") && !link.startsWith("/actuator"))
                .filter(link -> !link.contains("?") || link.startsWith("/image?") || link.contains("?engine="))
                .toList();
    }

    private static Browser chromium() {
        return BROWSER.chromium();
    }
}

package dev.assay.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.assay.AssayApplication;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.web.page.PageAddress;
import dev.assay.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;

/** What comes into a page that somebody looks at already, from a cluster in which every name is hostile: text. */
// What it shows is for nobody else to see.
@DirtiesContext
@SpringBootTest(
        classes = AssayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {StandingSite.RECORDING, StandingSite.PAST})
class HostileFragmentsTest {

    /** As many as one cluster has: of each two of them there is a gate. */
    private static final int BATCH = 30;

    private static final List<String> HARMLESS =
            IntStream.range(0, BATCH).mapToObj("name-%03d"::formatted).toList();

    private static final List<String> LISTS =
            List.of("/", "/images?columns=all", "/policies", "/gates", "/exceptions", "/blind-spots");

    /** What the search adds to a page. */
    private static final List<String> FOUND = List.of(
            "SECTION", "SECTION aria-label", "P", "P data-summary", "H2", "UL", "LI", "A", "A href", "BDI", "SMALL");

    /** The addresses that a page asks by itself, each with the place in the page for what it answers. */
    private static final String SWAP = """
            async (fragments) => {
              const parts = {};
              const came = new Set();
              const keep = (part, address) => (parts[part] ??= address);
              document.addEventListener("htmx:afterSwap", ({ detail }) => came.add(detail.pathInfo.requestPath));
              document.addEventListener("htmx:afterRequest", ({ detail }) =>
                detail.xhr.getAllResponseHeaders().split("\\r\\n").filter((header) => header.startsWith("hx-"))
                  .forEach((header) => keep(header, detail.requestConfig.path)));
              for (const { address, target, select } of fragments) {
                const swap = target === "#main" ? "outerHTML settle:0ms" : "innerHTML settle:0ms";
                // What runs may never end.
                const late = new Promise((done) => setTimeout(() => done("late"), 10000));
                const end = await Promise.race([htmx.ajax("GET", address, { target, select, swap }), late]);
                document.querySelectorAll("main, main *, #found *").forEach((one) => [
                  one.tagName,
                  ...one.getAttributeNames().map((name) => one.tagName + " " + name),
                  ...(one.id === "main" ? ["main in " + one.parentNode.tagName] : []),
                ].forEach((part) => keep(part, address)));
                [...document.links].filter((link) => link.origin !== location.origin)
                  .forEach((link) => keep("link to " + link.href, address));
                if (end === "late") break;
              }
              return { parts, came: fragments.filter(({ address }) => came.has(address)).length };
            }
            """;

    /** What a page is made of: its elements, each with the names of its attributes. */
    private static final String PARTS = """
            () => [...new Set([...document.querySelectorAll("*")].flatMap((one) =>
              [one.tagName, ...one.getAttributeNames().map((name) => one.tagName + " " + name)]))]
            """;

    @RegisterExtension
    private static final ClassBrowser BROWSER = new ClassBrowser();

    @LocalServerPort
    private int port;

    private StandingSite site;
    private long generation = System.nanoTime();
    private final List<String> problems = new ArrayList<>();

    HostileFragmentsTest(ApplicationContext context) {
        site = StandingSite.of(context, 0);
    }

    @BeforeEach
    void reach() {
        site = new StandingSite(site.current(), port);
    }

    @Tag("CVE-2022-31035")
    @Tag("GHSA-h98r-wv3h-fr38")
    @Tag("GO-2024-2646")
    @Test
    void whatAPageFetchesIsMadeOfTheSamePartsWhateverThingsAreCalled() {
        try (BrowserContext context = BROWSER.chromium().newContext()) {
            show(HARMLESS);
            Page page = open(context, "/exceptions");
            page.locator("#pause").click();
            Map<String, String> ours = new HashMap<>();
            int harmless = swap(page, HARMLESS, ours);
            Map<String, String> found = new HashMap<>();
            int hostile = batches().mapToInt(batch -> swap(page, batch, found)).sum();

            found.keySet().removeAll(ours.keySet());
            assertThat(found).as("what a text added, and where").isEmpty();
            assertThat(harmless).as("answers that came in").isEqualTo(LISTS.size() + BATCH + BATCH / 3);
            assertThat(hostile).isGreaterThan(300);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aPageThatIsLookedAtWhileEveryNameTurnsHostileRunsNothing() {
        show(HARMLESS);
        try (BrowserContext context = BROWSER.chromium().newContext()) {
            List<Page> pages = LISTS.stream()
                    .limit(4)
                    .map(address -> open(context, address))
                    .toList();
            List<List<String>> before =
                    pages.stream().map(HostileFragmentsTest::parts).toList();

            show(HostileTexts.all().subList(0, BATCH));

            for (int at = 0; at < pages.size(); at++) {
                Page page = pages.get(at);
                assertThat(page.locator("main")).containsText("alert(1)");
                page.locator("#search").pressSequentially("alert(1)");
                assertThat(page.locator("#found")).containsText("alert(1)");
                page.evaluate(
                        "document.querySelectorAll('*').forEach(one => one.dispatchEvent(new Event('mouseover')))");
                assertThat(parts(page)).as(page.url()).isSubsetOf(and(before.get(at), FOUND));
            }
        }
        assertThat(problems).isEmpty();
    }

    /** A line of an event ends at CR, LF or both; what follows could be an event of somebody else's. */
    @Tag("event-injection")
    @Test
    void aStreamOfEventsHasNumbersAndNothingElse() throws Exception {
        show(HostileTexts.all().subList(0, BATCH));
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.url("/events?id=1%0D%0Aevent:%20x%E2%80%A8")))
                .header("Last-Event-ID", "1\tevent: x")
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                InputStream stream =
                        client.send(request, BodyHandlers.ofInputStream()).body()) {
            String first = event(stream);
            show(HARMLESS);
            String second = event(stream);

            assertThat(first + second).matches("(event: posture\\ndata: [0-9]+\\n\\n){2}");
            assertThat(second).isNotEqualTo(first);
        }
    }

    /** All that comes until nothing follows for the moment. */
    private static String event(InputStream stream) throws IOException {
        StringBuilder event = new StringBuilder();
        while (event.indexOf("\n\n") < 0 || stream.available() > 0) {
            event.append(new String(stream.readNBytes(1), StandardCharsets.ISO_8859_1));
        }
        return event.toString();
    }

    /** Shows a cluster whose things are called so, fetches its parts, and says how many came. */
    // The script gives back what it is told to.
    @SuppressWarnings("unchecked")
    private int swap(Page page, List<String> texts, Map<String, String> parts) {
        show(texts);
        List<Map<String, String>> fragments = Stream.concat(
                        LISTS.stream().map(address -> fragment(address, "#main", "#main")),
                        IntStream.range(0, texts.size()).boxed().flatMap(at -> fragments(texts.get(at), at)))
                .filter(fragment ->
                        Objects.requireNonNull(fragment.get("address")).length() < 7000)
                .toList();
        Map<String, Object> answer = (Map<String, Object>) page.evaluate(SWAP, fragments);
        ((Map<String, String>) Objects.requireNonNull(answer.get("parts"))).forEach(parts::putIfAbsent);
        return (int) Objects.requireNonNull(answer.get("came"));
    }

    /** What the search finds for it, and of every third one a page of its own. */
    private static Stream<Map<String, String>> fragments(String text, int at) {
        PolicyKey policy = new PolicyKey(PolicyEngine.VERIFY_IMAGES, text);
        List<String> pages = List.of(
                PageAddress.namespace(text),
                PageAddress.workload(text, new Workload(text, text)),
                PageAddress.image(text),
                PageAddress.policy(policy),
                PageAddress.gate(policy, text));
        Map<String, String> search = fragment("/search?q=" + PageAddress.parameter(text), "#found", "#results > *");
        return at % 3 == 0
                ? Stream.of(search, fragment(pages.get(at / 3 % pages.size()), "#main", "#main"))
                : Stream.of(search);
    }

    private static Stream<List<String>> batches() {
        List<String> all = HostileTexts.all();
        return IntStream.iterate(0, at -> at < all.size(), at -> at + BATCH)
                .mapToObj(at -> all.subList(at, Math.min(at + BATCH, all.size())));
    }

    private static Map<String, String> fragment(String address, String target, String select) {
        return Map.of("address", address, "target", target, "select", select);
    }

    private Page open(BrowserContext context, String address) {
        Page page = context.newPage();
        page.onDialog(dialog -> {
            problems.add("dialog on " + page.url());
            dialog.dismiss();
        });
        page.onPageError(error -> problems.add("script: " + error));
        page.onConsoleMessage(message -> {
            // That there is nothing under a name that is no address is an answer.
            if (!message.text().contains("status of 4") && !message.text().contains("Status Error Code 4")) {
                problems.add("console: " + message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(site.url("/")) || request.url().contains("/actuator")) {
                problems.add("asked for " + request.url());
            }
        });
        page.navigate(site.url(address));
        assertThat(page.locator("#live")).hasText("live");
        return page;
    }

    private void show(List<String> texts) {
        generation++;
        site.show(HostileCluster.posture(generation, texts));
    }

    // The script gives a list of texts.
    @SuppressWarnings("unchecked")
    private static List<String> parts(Page page) {
        return (List<String>) page.evaluate(PARTS);
    }

    private static List<String> and(List<String> parts, List<String> more) {
        return Stream.concat(parts.stream(), more.stream()).toList();
    }
}

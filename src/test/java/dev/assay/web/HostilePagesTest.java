package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.assay.AssayApplication;
import dev.assay.web.page.PageAddress;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What any name or message can do to any list, its files, and the search: nothing. */
// What it shows is for nobody else to see.
@DirtiesContext
@SpringBootTest(
        classes = AssayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {StandingSite.RECORDING, StandingSite.PAST})
class HostilePagesTest {

    /** Whatever a page has beside what its templates have. */
    private static final String INTRUDERS = """
            () => [
              ...[...document.querySelectorAll("main *, header *")].filter(one =>
                  ["SCRIPT", "IMG", "IFRAME", "OBJECT", "EMBED", "STYLE", "LINK", "BASE", "META", "VIDEO", "AUDIO",
                   "TEXTAREA", "MARQUEE", "B1", "MATH", "TITLE"].includes(one.tagName) && !one.closest(".brand, .bar")
                  || [...one.attributes].some(attribute => attribute.name.startsWith("on"))),
              ...[...document.links].filter(link => link.origin !== location.origin),
              ...[...document.querySelectorAll("[id=main] [id=main]")],
              ...(document.documentElement.scrollWidth > innerWidth ? [document.documentElement] : [])
            ].map(one => one.outerHTML.slice(0, 300))
            """;

    @LocalServerPort
    private int port;

    private StandingSite site;

    HostilePagesTest(ApplicationContext context) {
        site = StandingSite.of(context, 0);
    }

    @BeforeEach
    void showTheHostileCluster() {
        site = new StandingSite(site.current(), port);
        site.show(HostileCluster.posture(1000));
    }

    @Test
    void thereAreManyTextsAndEachIsThereOnce() {
        assertThat(HostileTexts.all()).hasSizeGreaterThan(200).doesNotHaveDuplicates();
    }

    @Tag("CVE-2022-31035")
    @Tag("GHSA-h98r-wv3h-fr38")
    @Tag("GO-2024-2646")
    @Test
    void noListRunsOrLoadsAnything() {
        List<String> problems = new ArrayList<>();
        try (TestBrowser browser = TestBrowser.start();
                BrowserContext context = browser.chromium().newContext()) {
            Page page = context.newPage();
            List<String> complaints = TestBrowser.complaints(page);
            page.onDialog(dialog -> problems.add("dialog on " + page.url()));
            for (String address : List.of(
                    "/",
                    "/?page=2&columns=all",
                    "/?page=3",
                    "/images?columns=all",
                    "/images?columns=all&page=2&sort=namespace",
                    "/images?columns=all&page=3&sort=-message",
                    "/policies?columns=all",
                    "/policies?columns=all&page=3&sort=-policy",
                    "/gates",
                    "/gates?columns=all&page=2",
                    "/exceptions",
                    "/exceptions?page=3&sort=-reason",
                    "/search?q=alert")) {
                page.navigate(site.url(address));
                ((List<?>) page.evaluate(INTRUDERS)).forEach(one -> problems.add(address + ": " + one));
            }
            problems.addAll(complaints);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyTextCanBeAskedForAndIsOnlyText() throws Exception {
        List<String> problems = new ArrayList<>();
        for (String text : HostileTexts.all()) {
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
            for (String address : List.of(
                    PageAddress.namespace(text),
                    "/images?q=" + encoded + "&policy=" + encoded + "&verdict=" + encoded + "&sort=" + encoded,
                    "/policies?q=" + encoded + "&kind=" + encoded + "&columns=" + encoded,
                    "/gates?namespace=" + encoded + "&state=" + encoded + "&sort=" + encoded,
                    "/exceptions?q=" + encoded + "&state=" + encoded + "&sort=-" + encoded,
                    "/search?q=" + encoded)) {
                if (address.length() > 7000) {
                    continue;
                }
                HttpResponse<String> response = site.get(address);
                if (response.statusCode() >= 500) {
                    problems.add(response.statusCode() + " for " + address);
                }
                boolean markup = text.length() > 3 && text.contains("<");
                if (markup && main(response.body()).contains(text)) {
                    problems.add("verbatim in " + address);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    @Tag("CVE-2021-41270")
    @ParameterizedTest
    @CsvSource({"/images, 12, 1", "/policies, 14, 0", "/gates, 43, 0", "/exceptions, 13, 0", "/exceptions, 13, 5"})
    void noCellOfACsvFileIsAFormula(String list, int columns, int named) throws Exception {
        List<List<String>> rows =
                CsvReader.read(site.get(list + "?format=csv&columns=all").body());

        assertThat(rows).hasSize(HostileTexts.all().size() + 1).allMatch(row -> row.size() == columns);
        assertThat(rows.stream().flatMap(List::stream))
                .noneMatch(cell -> cell.matches("(?s)[\\s\\p{C}\\p{Z}]*[=+@\uFF1D\uFF0B\uFF0D\uFF20-].*"));
        assertThat(rows.stream().map(row -> row.get(named)))
                .as("and nothing is lost")
                .containsAll(HostileTexts.all().stream()
                        .filter(text -> text.matches("[a-z<].*") && text.indexOf('\uFFFF') < 0)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "/images, images, image",
        "/policies, policies, policy",
        "/gates, gates, namespace",
        "/exceptions, exceptions, exception",
        "/exceptions, exceptions, policies",
        "/exceptions, exceptions, reason"
    })
    void jsonHasEveryTextAsItIs(String list, String rows, String column) throws Exception {
        String json = site.get(list + "?format=json&columns=" + column).body();

        JsonNode found = JsonMapper.shared().readTree(json).get(rows);
        List<String> names = IntStream.range(0, found.size())
                .mapToObj(at -> found.get(at).get(column).asString())
                .toList();
        assertThat(names)
                .hasSize(HostileTexts.all().size())
                .containsAll(HostileTexts.all().stream()
                        .filter(text -> text.chars().noneMatch(unit -> Character.isSurrogate((char) unit)))
                        .toList());
    }

    /** The part with texts of the cluster; the bars have titles of their own. */
    private static String main(String page) {
        int main = page.indexOf("<main");
        return main < 0 ? "" : page.substring(main).replaceAll("<title>[^<]*</title>", "");
    }
}

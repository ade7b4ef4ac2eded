package dev.assay.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import dev.assay.AssayApplication;
import dev.assay.web.page.Refusal;
import dev.assay.web.page.VerdictLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;

/** Lists, the search, live updates and themes, as a person uses them. */
// What it shows is for nobody else to see.
@DirtiesContext
@SpringBootTest(
        classes = AssayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {StandingSite.RECORDING, StandingSite.PAST})
class ListsBrowserTest {

    @RegisterExtension
    private static final ClassBrowser BROWSER = new ClassBrowser();

    @LocalServerPort
    private int port;

    private StandingSite site;
    private long generation = System.nanoTime();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private List<String> complaints = List.of();

    ListsBrowserTest(ApplicationContext context) {
        site = StandingSite.of(context, 0);
    }

    @BeforeEach
    void showTheSamples() {
        site = new StandingSite(site.current(), port);
        show(Samples.namespaces());
    }

    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(complaints).isEmpty();
        contexts.forEach(BrowserContext::close);
    }

    @Test
    void aFormFiltersAndTheAddressSaysNoMoreThanItMust() {
        Page page = open("/images");
        page.getByLabel("Image or workload").fill("cart");
        page.locator("#images-refused").selectOption("yes");
        page.locator("#images-apply").click();

        assertThat(page).hasURL(site.url("/images?q=cart&refused=yes"));
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator(".also")).containsText("1 of 37 images");
        page.getByText("Refused: yes").click();
        assertThat(page).hasURL(site.url("/images?q=cart"));
    }

    @Test
    void itAllWorksWithoutScript() {
        BrowserContext context =
                keep(browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)));
        Page page = context.newPage();
        page.navigate(site.url("/images"));
        page.locator("#images-namespace").fill("sho*");
        page.locator("#images-apply").click();
        assertThat(page.locator("tbody tr")).hasCount(8);
        page.locator("#images-filter-Unsigned").click();
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.locator("#images-sort-image").click();
        assertThat(page.locator("th[aria-sort=ascending]")).hasText("Image");
        page.locator("#images-columns-summary").click();
        page.locator("#images-column-pods").check();
        page.getByText("Show these").click();
        assertThat(page.locator("thead")).containsText("Pods");
        page.locator("#search").fill("legacy");
        page.locator("#search").press("Enter");
        assertThat(page.locator("#results")).containsText("registry.acme.test/legacy/mail");
    }

    @Test
    void aListIsSortedPagedAndSharedByItsAddress() {
        show(Map.of("many", many(250)));
        Page page = open("/images");
        page.locator("#images-sort-image").click();
        assertThat(page.locator("tbody th").first()).hasText("a.test/x/app-000:1");
        page.locator("#images-sort-image").click();
        assertThat(page.locator("tbody th").first()).hasText("a.test/x/app-249:1");
        page.locator("#paging-next").click();
        assertThat(page.locator(".paging")).containsText("101 to 200 of 250");

        Page other = open(page.url().substring(site.url("").length()));

        assertThat(other.locator("tbody th").first()).hasText("a.test/x/app-149:1");
        assertThat(other.locator("th[aria-sort=descending]")).hasText("Image");
    }

    @Test
    void columnsAreChosenAndKeptWhileFiltering() {
        Page page = open("/images?refused=yes");
        page.locator("#images-columns-summary").click();
        page.locator("#images-column-cause").uncheck();
        page.locator("#images-column-registry").check();
        page.getByText("Show these").click();
        assertThat(page).hasURL(Pattern.compile(".*\\?refused=yes&columns=image&columns=namespace&columns=verdict&.*"));
        assertThat(page.locator("thead")).not().containsText("Cause");

        page.locator("#images-filter-Error").click();

        assertThat(page)
                .hasURL(site.url("/images?refused=yes&verdict=error"
                        + "&columns=image,namespace,verdict,refused,workloads,registry,evidence"));
    }

    @Test
    void aFileHasExactlyTheRowsThatAreFound() throws IOException {
        show(Map.of("many", many(250)));
        Page page = open("/images?q=x/app-1&sort=-image&columns=image");

        Download download = page.waitForDownload(() -> page.getByText("CSV").click());

        assertThat(download.suggestedFilename()).isEqualTo("assay-images-20261124T035512Z.csv");
        List<List<String>> rows = CsvReader.read(Files.readString(download.path()));
        assertThat(rows).hasSize(101).startsWith(List.of("image"), List.of("a.test/x/app-199:1"));
        assertThat(rows).endsWith(List.of("a.test/x/app-100:1"));
    }

    @Test
    void theKeyboardIsEnough() {
        Page page = open("/");
        page.keyboard().press("/");
        page.keyboard().type("checkout");
        assertThat(page.locator("#found-summary")).containsText("names found");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("checkout");

        page.navigate(site.url("/images"));
        page.locator("#images-sort-verdict").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("th[aria-sort=ascending]")).hasText("Verdict");
        page.locator("#images-columns-summary").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        assertThat(page.locator("#images-column-namespace")).not().isChecked();
    }

    @Test
    void theSearchSaysWhatItFoundAndGoesAway() {
        Page page = open("/");
        page.locator("#search").pressSequentially("cart");
        assertThat(page.locator("#found")).containsText("registry.acme.test/shop/cart:2.0.1");
        page.keyboard().press("Escape");
        assertThat(page.locator("#found")).isHidden();
        page.locator("#search").fill("nowhere-at-all");
        assertThat(page.locator("#found-summary")).hasText("Nothing has a name like that.");
    }

    @Test
    void aChangingVerdictIsShownAndNothingIsTakenAway() {
        List<Sample> shop = Objects.requireNonNull(Samples.namespaces().get("shop"));
        show(Map.of("shop", shop));
        Page page = open("/namespaces/shop");
        page.locator("summary").nth(3).click();
        page.getByLabel("Image or workload").fill("half a wo");
        page.evaluate("window.scrollTo(0, 300)");
        assertThat(page.locator("#live")).hasText("live");
        assertThat(page.locator("h1")).containsText("2 of 8 images");

        show(Map.of("shop", shop.stream().map(ListsBrowserTest::verified).toList()));

        assertThat(page.locator("h1")).containsText("All 8 images would be admitted.");
        assertThat(page.locator("details[open]")).hasCount(1);
        assertThat(page.getByLabel("Image or workload")).hasValue("half a wo");
        assertThat(page.getByLabel("Image or workload")).isFocused();
        assertThat(page.evaluate("window.scrollY")).isEqualTo(300);
    }

    @Test
    void whatAnAddressGetsWrongIsSaidAndStaysSaid() {
        Page page = open("/images?verdict=signed&sort=weight&q=cart");
        page.evaluate("document.getElementById('main').dataset.old = 'yes'");
        show(Samples.namespaces());

        assertThat(page.locator("#main[data-old]")).hasCount(0);
        assertThat(page.locator(".notice").first())
                .hasText("“signed” is none of the answers to “Verdict”; that was left out.");
        assertThat(page.locator(".notice").nth(1)).hasText("“weight” is no column to sort by; that was left out.");
        assertThat(page.locator("tbody tr")).hasCount(1);
    }

    @Test
    void whatIsSelectedStaysUntilItIsNot() {
        Page page = open("/namespaces/shop");
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.image h2'));"
                + "document.getElementById('main').dataset.old = 'yes'");
        show(Samples.namespaces());
        page.waitForTimeout(2500);
        assertThat(page.locator("#main[data-old]")).hasCount(1);

        page.evaluate("getSelection().removeAllRanges()");

        assertThat(page.locator("#main[data-old]")).hasCount(0);
    }

    @Test
    void aPausedPageSaysSo() {
        Page page = open("/");
        page.locator("#pause").click();
        assertThat(page.locator("#live")).hasText("paused");
        assertThat(page).hasTitle("⏸ Assay");
        page.evaluate("document.getElementById('main').dataset.old = 'yes'");
        show(Map.of());
        page.waitForTimeout(2500);
        assertThat(page.locator("#main[data-old]")).hasCount(1);

        page.locator("#pause").click();

        assertThat(page.locator("h1")).containsText("The cluster runs no images.");
    }

    /** No browser without a screen hides a tab, so the page is told that it is hidden as a browser would tell it. */
    @Test
    void aHiddenTabIsPausedAndCatchesUp() {
        Page page = open("/");
        assertThat(page.locator("#live")).hasText("live");
        hide(page, true);
        assertThat(page.locator("#live")).hasText("paused");
        assertThat(page).hasTitle("⏸ Assay");
        List<Request> asked = new ArrayList<>();
        page.onRequest(asked::add);
        show(Map.of());
        page.waitForTimeout(2500);
        assertThat(page.locator("h1")).containsText("would be refused today");
        assertThat(asked).as("a tab that nobody sees costs nothing").isEmpty();

        hide(page, false);

        assertThat(page.locator("#live")).hasText("live");
        assertThat(page).hasTitle("Assay");
        assertThat(page.locator("h1")).containsText("The cluster runs no images.");
        show(Samples.namespaces());
        assertThat(page.locator("h1")).containsText("would be refused today");
    }

    @Test
    void aPageThatIsPausedByHandStaysSoWhenItsTabComesBack() {
        Page page = open("/");
        page.locator("#pause").click();
        hide(page, true);
        show(Map.of());

        hide(page, false);

        page.waitForTimeout(1500);
        assertThat(page.locator("#live")).hasText("paused");
        assertThat(page.locator("h1")).containsText("would be refused today");
    }

    @Test
    void withoutAStreamThePageAsks() {
        BrowserContext context = keep(browser().newContext());
        context.route("**/events", route -> route.abort());
        Page page = context.newPage();
        page.navigate(site.url("/"));
        assertThat(page.locator("#live")).hasText("every 3 s");

        show(Map.of());

        assertThat(page.locator("h1")).containsText("The cluster runs no images.");
    }

    @Test
    void aThemeStaysChosen() {
        BrowserContext context =
                keep(browser().newContext(new Browser.NewContextOptions().setColorScheme(ColorScheme.LIGHT)));
        Page page = context.newPage();
        page.navigate(site.url("/"));
        String light = background(page);
        page.locator("#theme").selectOption("dark");
        assertThat(background(page)).isEqualTo("rgb(20, 24, 29)").isNotEqualTo(light);

        page.addInitScript("new MutationObserver((_, me) => { if (document.body) { window.atFirst ="
                + " document.documentElement.dataset.theme; me.disconnect(); } })"
                + ".observe(document, {childList: true, subtree: true})");
        page.reload();

        assertThat(page.evaluate("window.atFirst"))
                .as("before anything is drawn")
                .isEqualTo("dark");
        assertThat(background(page)).isEqualTo("rgb(20, 24, 29)");
        page.locator("#theme").selectOption("system");
        assertThat(background(page)).isEqualTo(light);
    }

    @Test
    void whatIsOpenIsAccessibleInBothThemes() {
        List<String> problems = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(320, 1280)) {
                Page page = open("/images?q=a&sort=-image&nonsense=1");
                problems.addAll(PageLook.problems(page, "lists", scheme, width));
                page.locator("#images-columns-summary").click();
                page.locator("#search").pressSequentially("a");
                page.locator("#found a").first().waitFor();
                problems.addAll(PageLook.problems(page, "lists-open", scheme, width));
                page.navigate(site.url("/search?q=a"));
                problems.addAll(PageLook.problems(page, "search", scheme, width));
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aPageIsSmall() {
        show(Map.of("many", many(250)));
        Page page = keep(browser().newContext()).newPage();
        List<Request> finished = new ArrayList<>();
        page.onRequestFinished(finished::add);
        page.navigate(site.url("/images?columns=all"));
        page.waitForTimeout(500);

        int bytes = List.copyOf(finished).stream()
                .filter(request -> !request.url().endsWith("/events"))
                .mapToInt(request -> request.sizes().responseBodySize)
                .sum();
        assertThat(bytes).isBetween(1, 150 * 1024);
    }

    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }

    private static List<Sample> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Sample(
                        "a.test/x/app-%03d:1".formatted(i),
                        VerdictLabel.UNSIGNED,
                        Refusal.YES,
                        "no_signature",
                        20 + i,
                        List.of("Deployment/app-" + i + "/app/1"),
                        "no signatures found"))
                .toList();
    }

    private static Sample verified(Sample image) {
        return new Sample(image.image(), VerdictLabel.VERIFIED, Refusal.NO, "", 20, image.workloads(), "");
    }

    private static String background(Page page) {
        return String.valueOf(page.evaluate("getComputedStyle(document.body).backgroundColor"));
    }

    private void show(Map<String, List<Sample>> namespaces) {
        site.show(Samples.cluster(generation++, namespaces));
    }

    /** A page that must not complain of anything. */
    private Page open(String address) {
        Page page = keep(browser().newContext(new Browser.NewContextOptions().setViewportSize(1280, 900)))
                .newPage();
        complaints = TestBrowser.complaints(page);
        page.navigate(site.url(address));
        return page;
    }

    private BrowserContext keep(BrowserContext context) {
        contexts.add(context);
        return context;
    }

    private static Browser browser() {
        return BROWSER.chromium();
    }
}

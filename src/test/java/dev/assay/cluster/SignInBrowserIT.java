package dev.assay.cluster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.assay.web.TestBrowser;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A tenant in a real browser: they sign in, see their namespace on every page and no other, and go out. */
class SignInBrowserIT {

    private static @Nullable GuardedCluster started;
    private static @Nullable ConfigurableApplicationContext provider;
    private static @Nullable TestBrowser browser;

    private final BrowserContext visitor =
            Objects.requireNonNull(browser).chromium().newContext();
    private final Page page = visitor.newPage();
    private final List<String> complaints = TestBrowser.complaints(page);

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        browser = TestBrowser.start();
        int port = free();
        GuardedCluster cluster = new GuardedCluster(
                folder,
                Map.of(
                        "assay.access.oidc.issuer", IdentityProvider.issuer(port),
                        "assay.access.oidc.client-id", "assay",
                        "assay.access.oidc.client-secret", "a-secret-of-assay",
                        "assay.access.oidc.username-prefix", "oidc:",
                        "assay.access.oidc.groups-claim", "groups",
                        "assay.access.oidc.groups-prefix", "oidc:"));
        started = cluster;
        provider = IdentityProvider.start(port, cluster.url("/sign-in/oidc/callback"));
        cluster.grant("shop", "'kind': 'Group', 'apiGroup': 'rbac.authorization.k8s.io', 'name': 'oidc:dev'");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (provider != null) {
            provider.close();
        }
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void patience() {
        page.setDefaultTimeout(15_000);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void aTenantSeesTheirNamespaceOnEveryPageAndNoOther() {
        open("/images?q=ghcr");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?to=%2Fimages%3Fq%3Dghcr"));
        token("not.a.token");
        assertThat(page.locator("h1")).containsText("The token is not valid.");

        token(cluster().token("bank"));

        assertThat(page).hasURL(cluster().url("/images?q=ghcr"));
        assertThat(page.locator("main")).containsText("ghcr.io/acme/teller");
        assertThat(page.locator("#user")).hasText("system:serviceaccount:assay:bank");
        List<String> links = page.locator("nav[aria-label=Pages] a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        assertThat(links).contains("/", "/gates", "/blind-spots").doesNotContain("/evidence");
        links.forEach(this::showsNothingOfTheShop);
        List.of("/namespaces/bank", "/gates/verify/namespaces/bank", "/image?ref=ghcr.io/acme/teller:1", "/search?q=e")
                .forEach(this::showsNothingOfTheShop);
        assertThat(open("/namespaces/shop")).isEqualTo(404);
        assertThat(complaints.stream().filter(complaint -> !complaint.contains("404")))
                .isEmpty();
    }

    @Test
    void aPageIsLiveAndTheSearchFindsWhatMayBeSeen() {
        signIn("bank", "/");

        assertThat(page.locator("#live")).hasText("live");
        page.locator("#search").pressSequentially("acme");
        assertThat(page.locator("#found")).containsText("teller");
        assertThat(page.locator("#found")).not().containsText("basket");
        assertThat(complaints).isEmpty();
    }

    @Test
    void theSessionIsACookieThatOnlyThisSiteGetsAndSignOutEndsIt() {
        signIn("bank", "/");
        Cookie session = cookie("__Host-assay");
        assertThat(session.httpOnly).isTrue();
        assertThat(session.secure).isTrue();
        assertThat(session.sameSite).isEqualTo(SameSiteAttribute.STRICT);

        page.locator("#sign-out").click();

        assertThat(page.locator("h1")).hasText("You are signed out.");
        visitor.addCookies(List.of(session));
        open("/");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?to=%2F"));
    }

    @Test
    void whoeverSignsInGetsAnotherSessionThanBefore() {
        signIn("bank", "/");
        String first = cookie("__Host-assay").value;
        signIn("shop", "/");

        assertThat(cookie("__Host-assay").value).isNotEqualTo(first);
        assertThat(page.locator("main")).containsText("shop");
        assertThat(page.locator("main")).not().containsText("bank");
    }

    @Tag("forged-form")
    @Test
    void aFormOfAnotherSiteSignsNobodyInOrOut() {
        signIn("bank", "/");
        page.navigate("about:blank");
        page.setContent("<form method=post action='" + cluster().url("/sign-out") + "'><button>x</button></form>");
        page.locator("button").click();
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?lost"));

        open("/");
        assertThat(page.locator("main")).containsText("bank");
    }

    @Test
    void anIdentityProviderSignsPeopleIn() {
        open("/namespaces/shop");
        page.locator("#at-provider").click();
        page.locator("input[name=username]").fill("jane");
        page.locator("input[name=password]").fill("secret");
        page.locator("button[type=submit]").click();

        assertThat(page).hasURL(cluster().url("/namespaces/shop"));
        assertThat(page.locator("#user")).hasText("oidc:jane");
        assertThat(page.locator("main")).containsText("ghcr.io/acme/basket");
        assertThat(open("/namespaces/bank")).isEqualTo(404);
        open("/");
        assertThat(page.locator("main")).not().containsText("bank");
        assertThat(visitor.cookies(cluster().url("/")).stream().map(cookie -> cookie.name))
                .doesNotContain("__Host-assay-pending");
    }

    @Test
    void aWayBackThatNobodyWentOutByLeadsNowhere() {
        open("/sign-in/oidc/callback?code=stolen&state=guessed");

        assertThat(page.locator("h1")).containsText("The identity provider did not let you in.");
    }

    @Tag("CVE-2022-31102")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in/oidc/callback?error=",
                "/sign-in/oidc/callback?error=access_denied&error_description=",
                "/sign-in/oidc/callback?state=",
                "/sign-in/oidc/callback?code=x&iss=",
                "/sign-in?refused&to=",
                "/signed-in?to="
            })
    void whatAWayBackBringsIsNeitherShownNorRunNorGoneTo(String address) {
        for (String text : List.of("\"><script>alert(1)</script>", "javascript:alert(1)", "//evil.test/")) {
            page.onDialog(dialog -> complaints.add("dialog on " + page.url()));
            open(address + URLEncoder.encode(text, StandardCharsets.UTF_8));

            assertThat(page).hasURL(Pattern.compile("^http://localhost:[0-9]+/sign-in\\b"));
            assertThat(page.content()).doesNotContain("alert(1)", "evil.test");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void anAddressBehindTheDoorThatDoesNotExistIsNotThere() {
        assertThat(open("/sign-in/elsewhere")).isEqualTo(404);
    }

    private void showsNothingOfTheShop(String address) {
        assertThat(open(address)).as(address).isEqualTo(200);
        assertThat(page.content()).as(address).doesNotContain("basket").doesNotContain("shop");
        assertThat(page.locator("a[href='/evidence']")).hasCount(0);
    }

    private void signIn(String who, String to) {
        open("/sign-in?to=" + to);
        token(cluster().token(who));
        assertThat(page).hasURL(cluster().url(to));
    }

    private void token(String token) {
        page.locator("#token").fill(token);
        page.locator("#sign-in").click();
    }

    private int open(String address) {
        Response response = page.navigate(cluster().url(address));
        return Objects.requireNonNull(response).status();
    }

    private Cookie cookie(String name) {
        return visitor.cookies(cluster().url("/")).stream()
                .filter(cookie -> cookie.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static GuardedCluster cluster() {
        return Objects.requireNonNull(started);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who gets what answer from every address there is, on a real API server. The table stands in docs/security.md. */
class AccessMatrixIT {

    private static final String HIDDEN = "basket";

    /** Each mapping of the program with an address of the namespace {@code shop}; one that is missing fails the test. */
    private static final Map<String, String> ADDRESSES = Map.ofEntries(
            Map.entry("/", "/"),
            Map.entry("/images", "/images"),
            Map.entry("/image", "/image?ref=ghcr.io/acme/basket:1"),
            Map.entry("/namespaces/{namespace}", "/namespaces/shop"),
            Map.entry("/namespaces/{namespace}/workloads/{kind}/{name}", "/namespaces/shop/workloads/Pod/basket"),
            Map.entry("/policies", "/policies"),
            Map.entry("/policies/{kind}/{name}", "/policies/Policy/shop:basket-policy"),
            Map.entry("/gates", "/gates"),
            Map.entry("/gates/{policy}", "/gates/shop:basket-policy"),
            Map.entry("/gates/{policy}/namespaces/{namespace}", "/gates/verify/namespaces/shop"),
            Map.entry("/reasons", "/reasons"),
            Map.entry("/exceptions", "/exceptions"),
            Map.entry(
                    "/exceptions/draft",
                    "/exceptions/draft?namespace=shop&kind=Pod&workload=basket&container=c&image=ghcr.io/acme/basket:1"),
            Map.entry("/search", "/search?q=basket"),
            Map.entry("/trend", "/trend"),
            Map.entry("/blind-spots", "/blind-spots"),
            Map.entry("/evidence", "/evidence"),
            Map.entry("/causes/{cause}", "/causes/no_signature"),
            Map.entry("/sign-in", "/sign-in"),
            Map.entry("/signed-in", "/signed-in"),
            Map.entry("/api/v1/self", "/api/v1/self"),
            Map.entry("/api/v1/posture", "/api/v1/posture"),
            Map.entry("/api/v1/namespaces", "/api/v1/namespaces"),
            Map.entry("/api/v1/namespaces/{namespace}/images", "/api/v1/namespaces/shop/images"),
            Map.entry("/api/v1/evidence", "/api/v1/evidence"),
            Map.entry("/api/v1/gates", "/api/v1/gates"),
            Map.entry("/api/v1/gates/{policy}", "/api/v1/gates/verify"),
            Map.entry("/api/v1/gates/{policy}/namespaces/{namespace}", "/api/v1/gates/verify/namespaces/shop"),
            Map.entry(
                    "/api/v1/gates/{policy}/namespaces/{namespace}/plan",
                    "/api/v1/gates/shop:basket-policy/namespaces/shop/plan"),
            Map.entry("/api/v1/openapi", "/api/v1/openapi"),
            Map.entry("/api/v1/openapi.yaml", "/api/v1/openapi.yaml"),
            Map.entry("/api/**", "/api/v1/nothing"));

    /** Addresses that are no mappings: static files, probes, and what is kept on the other port. */
    private static final List<String> MORE = List.of(
            "/assets/assay.css", "/livez", "/readyz", "/actuator/prometheus", "/actuator/health", "/actuator/env");

    /** A stream without an end, and forms. */
    private static final Set<String> NOT_ASKED = Set.of("/events", "/error");

    private static final List<String> WHO = List.of("anonymous", "shop", "bank", "reader", "gone", "elsewhere");

    private static @Nullable GuardedCluster started;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        started = new GuardedCluster(folder, Map.of());
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    @Tag("CVE-2018-18264")
    @Tag("GO-2023-1520")
    @Tag("GO-2024-2902")
    @Test
    void everyAddressAnswersAsTheTableInTheDocumentationSays() throws IOException {
        Set<String> mappings = mappings();
        mappings.removeAll(NOT_ASKED);
        assertThat(ADDRESSES.keySet()).as("a new address needs a decision here").containsAll(mappings);

        String table = table();

        assertThat(Files.readString(Path.of("docs/security.md"))).contains(table);
    }

    @Test
    void nothingOfANamespaceIsTaughtToWhoMayNotSeeIt() {
        for (String address : mostAddresses()) {
            for (String who : List.of("bank", "nobody")) {
                String body = get(address, who).body();
                // What was asked for is said again, and is no news.
                String news = body.replace("ghcr.io/acme/basket:1", "").replace("q=basket", "");
                assertThat(asks(address) ? "" : news).as(who + " " + address).doesNotContain(HIDDEN);
                assertThat(address.contains("shop") ? "" : news)
                        .as(who + " " + address)
                        .doesNotContain("shop");
            }
        }
        assertThat(get("/search?q=basket", "bank").body()).contains("Nothing").doesNotContain("/namespaces/shop");
        assertThat(get("/search?q=basket", "shop").body()).contains("/namespaces/shop");
    }

    @Tag("GO-2023-1670")
    @Tag("GO-2024-2898")
    @Test
    void whatIsHiddenLooksLikeWhatIsMissing() {
        for (String[] pair : new String[][] {
            {"/namespaces/shop", "/namespaces/none"},
            {"/namespaces/shop/workloads/Pod/basket", "/namespaces/none/workloads/Pod/basket"},
            {"/gates/verify/namespaces/shop", "/gates/verify/namespaces/none"},
            {"/policies/Policy/shop:basket-policy", "/policies/Policy/none:basket-policy"},
            {"/api/v1/namespaces/shop/images", "/api/v1/namespaces/none/images"},
            {"/api/v1/gates/verify/namespaces/shop", "/api/v1/gates/verify/namespaces/none"}
        }) {
            HttpResponse<String> hidden = get(pair[0], "bank");
            HttpResponse<String> missing = get(pair[1], "bank");
            assertThat(hidden.statusCode()).as(pair[0]).isEqualTo(404).isEqualTo(missing.statusCode());
            assertThat(hidden.body().replace("shop", "none")).isEqualTo(missing.body());
        }
    }

    @Test
    void sumsAreOfWhatSomebodySees() {
        assertThat(get("/api/v1/posture", "reader").body()).contains("\"unsigned\":2");
        assertThat(get("/api/v1/posture", "shop").body()).contains("\"unsigned\":1");
        assertThat(get("/api/v1/posture", "nobody").body()).contains("\"unsigned\":0");
        assertThat(get("/", "shop").body()).contains("every number is of those alone");
        assertThat(get("/api/v1/self", "shop").body()).contains("\"objects\":null");
        assertThat(get("/api/v1/self", "reader").body()).doesNotContain("\"objects\":null");
    }

    @Test
    void ofAPolicyAsAWholeATenantIsToldNothing() {
        HttpResponse<String> whole = get("/api/v1/gates/verify", "shop");

        assertThat(whole.statusCode()).isEqualTo(503);
        assertThat(whole.body()).contains("\"namespaces_hidden\"").doesNotContain("teller");
        assertThat(get("/api/v1/gates/verify/namespaces/shop", "shop").statusCode())
                .isEqualTo(409);
        assertThat(get("/api/v1/gates/verify", "reader").statusCode()).isEqualTo(409);
    }

    @Test
    void aRightThatIsTakenBackEndsWithinAMinute() {
        assertThat(get("/namespaces/bank", "bank").statusCode()).isEqualTo(200);
        cluster().unbind("bank");
        try {
            await().atMost(Duration.ofSeconds(75))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> get("/namespaces/bank", "bank").statusCode() == 404);
        } finally {
            cluster().bind("bank");
        }
        await().atMost(Duration.ofSeconds(75))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> get("/namespaces/bank", "bank").statusCode() == 200);
    }

    @Test
    void metricsAreForWhoeverReachesTheirPort() {
        assertThat(cluster().management("/actuator/prometheus").body()).contains("assay_unsigned_images");
        assertThat(cluster().management("/actuator/health/liveness").statusCode())
                .isEqualTo(200);
        assertThat(cluster().management("/").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyReadingIsAllowed() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS")) {
            HttpResponse<String> answer = cluster()
                    .ask(method, cluster().url("/api/v1/posture"), cluster().token("reader"));
            assertThat(answer.statusCode()).as(method).isIn(303, 400, 403, 404, 405);
        }
    }

    /** Of addresses that one rule could read as open, and the next as another one. */
    @Tag("path-traversal")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/images;jsessionid=1",
                "/;/images",
                "//images",
                "/./images",
                "/images/",
                "/images%2f",
                "/%69mages",
                "/images%00",
                "/images%0a",
                "/images.html",
                "/assets/../images",
                "/assets/..%2fimages",
                "/assets/%2e%2e/images",
                "/assets/..;/images",
                "/assets/%252e%252e/images",
                "/sign-in/../images",
                "/sign-in;/../images",
                "/sign-in/..%2fimages",
                "/livez/../images",
                "/livez/..;/images",
                "/api/v1/posture;x",
                "/assets/..;/api/v1/posture",
                "/IMAGES"
            })
    void noOtherSpellingOfAnAddressGetsPastTheDoor(String address) {
        HttpResponse<String> answer = get(address, "anonymous");

        assertThat(answer.statusCode()).isIn(303, 400, 401, 404);
        assertThat(answer.body()).doesNotContain("basket", "teller", "unsigned");
    }

    private static Set<String> mappings() {
        Set<String> mappings = new TreeSet<>();
        cluster()
                .assay()
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(all -> all.getHandlerMethods()
                        .keySet()
                        .forEach(mapping -> mappings.addAll(mapping.getPatternValues())));
        return mappings;
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| address | " + String.join(" | ", WHO) + " |\n");
        table.append("|---".repeat(WHO.size() + 1)).append("|\n");
        Map<String, String> rows = new TreeMap<>(ADDRESSES);
        MORE.forEach(address -> rows.put(address, address));
        rows.forEach((mapping, address) -> {
            List<String> answers = new ArrayList<>();
            WHO.forEach(who -> answers.add(String.valueOf(get(address, who).statusCode())));
            table.append("| `%s` | %s |\n".formatted(mapping, String.join(" | ", answers)));
        });
        return table.toString();
    }

    private static List<String> mostAddresses() {
        List<String> addresses = new ArrayList<>(ADDRESSES.values());
        for (String list : List.of("/", "/images", "/policies", "/gates", "/exceptions")) {
            addresses.add(list + "?format=csv");
            addresses.add(list + "?format=json");
        }
        return addresses;
    }

    /** Whether the address itself names what is hidden. */
    private static boolean asks(String address) {
        return address.contains(HIDDEN);
    }

    private static HttpResponse<String> get(String address, String who) {
        return cluster().get(address, who.equals("anonymous") ? null : cluster().token(who));
    }

    private static GuardedCluster cluster() {
        return Objects.requireNonNull(started);
    }
}

package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.gate.ReasonCode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** The pages of the whole service on a recording of one namespace that has come to its end. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"assay.cluster.recording=classpath:recordings/small.jsonl", "assay.cluster.past=1h"})
class ServedPagesTest {

    @LocalServerPort
    private int port;

    @BeforeEach
    void untilTheRecordingIsRead() {
        await().atMost(Duration.ofSeconds(30)).until(() -> get("/readyz").statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/image?ref=registry.acme.test/shop/cart:2.0.1|It would be refused today.",
                "/image?ref=registry.acme.test%2Fshop%2Fcart%3A2.0.1|no signatures found",
                "/image?ref=registry.acme.test/shop/web:1.4.2|Signed as the policy asks",
                "/namespaces/shop/workloads/Pod/mixed|Its next pod would be refused.",
                "/gates|No policy may be enforced yet;",
                "/gates?state=not-ready&namespace=SH|shop",
                "/gates?state=ready|No namespace is like that now.",
                "/gates?state=nonsense|“nonsense” is none of the answers to “Gate”; that was left out.",
                "/gates?columns=state|Not ready",
                "/policies|1 policy verifies images.",
                "/policies?mode=enforce|No policy is like that now.",
                "/policies?kind=ClusterPolicy&q=VERIFY|1 of 1 policies",
                "/exceptions|There is no exception.",
                "/reasons|Get this signed, or except it, before anything else",
                "/gates/verify-image-signatures|NOT READY:",
                "/gates/verify-image-signatures?engine=kyverno|NOT READY:",
                "/gates/verify-image-signatures/namespaces/shop|kubectl patch clusterpolicies.kyverno.io",
                "/blind-spots|policies.kyverno.io",
                "/trend|No history is kept of a recording",
                "/evidence|NOT_READY"
            })
    void aPageSaysWhatThereIs(String path, String said) {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body().replaceAll("<[^>]+>", "")).contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/image",
                "/image?ref=registry.acme.test/shop/none:1",
                "/namespaces/shop/workloads/Pod/none",
                "/namespaces/shop/workloads/Deployment/mixed",
                "/namespaces/nowhere/workloads/Pod/mixed",
                "/gates/none",
                "/gates/verify-image-signatures?engine=KyvernoImageValidatingPolicy",
                "/gates/verify-image-signatures/namespaces/nowhere"
            })
    void whatIsNotThereIsNotFound(String path) {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing here.");
    }

    @Test
    void gatesCanBeHadAsAFile() {
        assertThat(get("/gates?format=csv&state=not-ready&columns=all").body()).isEqualTo("""
                namespace,ClusterPolicy:verify-image-signatures,state,reasons
                shop,not_ready,not_ready,2
                """.replace("\n", "\r\n"));
        assertThat(get("/gates?format=json&state=not_ready").body())
                .endsWith("\"address\":\"/gates?state=not_ready\",\"count\":1,\"gates\":[{\"namespace\":\"shop\","
                        + "\"ClusterPolicy:verify-image-signatures\":\"not_ready\"}]}");
        assertThat(get("/gates?format=csv&state=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsFoundLeadsToItsOwnPage() {
        assertThat(links("/search?q=cart")).contains("/image?ref=registry.acme.test%2Fshop%2Fcart%3A2.0.1");
        assertThat(links("/search?q=mixed")).contains("/namespaces/shop/workloads/Pod/mixed");
        assertThat(links("/search?q=verify")).contains("/policies/ClusterPolicy/verify-image-signatures");
        assertThat(links("/search?q=shop")).contains("/namespaces/shop");
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonOfAGateIsExplained(ReasonCode code) {
        String section = get("/reasons")
                .body()
                .replaceAll("(?s).*<h2 id=\"" + code.label() + "\">|<h2 .*", "")
                .replaceAll("<[^>]+>", "");

        assertThat(HtmlUtils.htmlUnescape(section))
                .contains(code.advice())
                .containsIgnoringCase(code.effect().name().replace('_', ' ') + ".");
    }

    @Test
    void aGateLeadsToWhatItsReasonsMean() {
        assertThat(links("/gates/verify-image-signatures/namespaces/shop")).contains("/reasons#refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/evidence", "/api/v1/evidence"})
    void theSamePostureGivesTheSameEvidenceByteForByte(String path) {
        String once = get(path).body();

        assertThat(get(path).body()).isEqualTo(once);
        assertThat(once)
                .as("of the posture's moment, not of the moment somebody asks")
                .contains("2026-11-24T03:27:00Z", "NOT_READY", "no signatures found");
    }

    @Test
    void theEvidencePageNeedsNothingElse() {
        HttpResponse<String> page = get("/evidence");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe", "'self'");
        assertThat(page.body()).doesNotContain("<script", "<link", "<img", "src=", "@import", "url(");
    }

    /** Where the links of a page lead. */
    private List<String> links(String path) {
        return Pattern.compile("href=\"([^\"]+)\"")
                .matcher(get(path).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private HttpResponse<String> get(String path) {
        return new Endpoint(port).get(path);
    }
}

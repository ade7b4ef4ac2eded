package dev.assay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.observation.RefusedRequests;
import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.KindPhase;
import dev.assay.posture.Postures;
import dev.assay.verdict.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnforcementCollectorTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Enforcement IN_SHOP = new Enforcement(
            EnforcementMode.AUDIT, List.of(new Enforcement.ModeOverride(EnforcementMode.ENFORCE, List.of("shop"))));
    private static final Enforcement NOWHERE = new Enforcement(EnforcementMode.AUDIT, List.of());

    private final RefusedRequests requests = new RefusedRequests();

    @Test
    void eachNamespaceSaysWhereAPolicyIsEnforced() throws IOException {
        Postures postures =
                new Postures().policy("verify", IN_SHOP).namespace("shop").namespace("batch");

        assertThat(scraped(postures))
                .contains("assay_policy_enforced{namespace=\"shop\",policy=\"verify\"} 1.0")
                .contains("assay_policy_enforced{namespace=\"batch\",policy=\"verify\"} 0.0");
    }

    @Test
    void anImageCountsAsUnsignedWhereThePolicyThatSaysSoIsEnforced() throws IOException {
        PolicyKey strict = Postures.key("strict");
        PolicyKey lenient = Postures.key("lenient");
        Postures postures = new Postures()
                .policy("strict", IN_SHOP)
                .policy("lenient", NOWHERE)
                .image("shop", "ghcr.io/acme/a:1", strict, Verdict.UNSIGNED)
                .image("shop", "ghcr.io/acme/b:1", strict, Verdict.ERROR)
                .image("shop", "ghcr.io/acme/c:1", lenient, Verdict.UNSIGNED)
                .image("batch", "ghcr.io/acme/a:1", strict, Verdict.UNSIGNED);

        assertThat(scraped(postures))
                .contains("assay_enforced_unsigned_images{namespace=\"shop\"} 1.0")
                .contains("assay_enforced_unsigned_images{namespace=\"batch\"} 0.0");
    }

    @Test
    void refusedRequestsStandAtZeroBeforeTheFirst() throws IOException {
        Postures postures = new Postures().policy("verify", NOWHERE).namespace("shop");
        requests.observe(new Observation.KindCaughtUp(NOW, Kind.EVENT));
        assertThat(scraped(postures))
                .contains("assay_refused_requests_total{namespace=\"shop\",policy=\"verify\"} 0.0");

        requests.observe(new Observation.RequestRefused(
                NOW, new ObjectRef(Kind.EVENT, "shop", "e", "e", 0), List.of("verify", "forged"), 4, 0));

        assertThat(scraped(postures))
                .contains("assay_refused_requests_total{namespace=\"shop\",policy=\"verify\"} 4.0")
                .doesNotContain("forged");
    }

    @Test
    void thatNoneWasRefusedIsNotSaidWhereEventsCannotBeRead() throws IOException {
        Postures postures =
                new Postures().policy("verify", NOWHERE).namespace("shop").kind(Kind.EVENT, KindPhase.UNREADABLE);

        assertThat(scraped(postures)).contains("assay_policy_enforced").doesNotContain("assay_refused_requests");
    }

    @Test
    void nothingIsSaidBeforeEverythingIsRead() throws IOException {
        assertThat(scraped(new Postures()
                        .policy("verify", IN_SHOP)
                        .namespace("shop")
                        .missing("pods")))
                .isEmpty();
    }

    private String scraped(Postures postures) throws IOException {
        return Scrape.of(new EnforcementCollector(postures::get, requests));
    }
}

package dev.assay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.policy.PolicyException;
import dev.assay.posture.Postures;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ExceptionCollectorTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final long SECOND = NOW.getEpochSecond();

    @Test
    void exceptionsAreCountedByNamespaceAndEnd() throws IOException {
        Postures postures = new Postures()
                .exception("shop/a", PolicyException.NEVER)
                .exception("shop/b", SECOND + 1)
                .exception("shop/c", SECOND)
                .exception("shop/d", SECOND - 5)
                .exception("batch/a", SECOND + 9);

        assertThat(scraped(postures))
                .contains("assay_exceptions{namespace=\"shop\",state=\"unlimited\"} 1.0")
                .contains("assay_exceptions{namespace=\"shop\",state=\"limited\"} 1.0")
                .contains("assay_exceptions{namespace=\"shop\",state=\"expired\"} 2.0")
                .contains("assay_exceptions{namespace=\"batch\",state=\"limited\"} 1.0")
                .contains("assay_exceptions{namespace=\"batch\",state=\"expired\"} 0.0");
    }

    @Test
    void theNextEndIsTheEarliestThatIsToCome() throws IOException {
        Postures postures = new Postures()
                .exception("shop/past", SECOND - 1)
                .exception("shop/next", SECOND + 100)
                .exception("shop/later", SECOND + 200)
                .exception("batch/never", PolicyException.NEVER);

        assertThat(scraped(postures))
                .contains("assay_exception_next_expiry_timestamp_seconds{namespace=\"shop\"} 1.7956081E9")
                .doesNotContain("assay_exception_next_expiry_timestamp_seconds{namespace=\"batch\"}");
    }

    @Test
    void nothingIsSaidBeforeEverythingIsRead() throws IOException {
        assertThat(scraped(new Postures().exception("shop/a", SECOND).missing("pods")))
                .isEmpty();
    }

    private static String scraped(Postures postures) throws IOException {
        return Scrape.of(new ExceptionCollector(postures::get, Clock.fixed(NOW, ZoneOffset.UTC)));
    }
}

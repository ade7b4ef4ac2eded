package dev.assay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.observation.Observation;
import dev.assay.posture.PostureIndex;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostureCollectorTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);

    @Test
    void ofALiveClusterTheReadingTellsOfContactsAndRelists() throws IOException {
        index.observe(new Observation.KindCaughtUp(NOW, Kind.POD));

        assertThat(scraped(Map.of(Kind.POD, new KindReading(NOW.plusSeconds(40), 7, 3))))
                .contains("assay_watch_relists_total{resource=\"pods\"} 3.0")
                .contains("assay_watch_synced{resource=\"pods\"} 1.0")
                .contains("assay_watch_last_contact_timestamp_seconds{resource=\"pods\"} 1.79560804E9");
    }

    @Test
    void ofARecordingNothingIsReadAgain() throws IOException {
        index.observe(new Observation.KindCaughtUp(NOW, Kind.POD));

        assertThat(scraped(Map.of()))
                .doesNotContain("assay_watch_relists_total{")
                .contains("assay_watch_last_contact_timestamp_seconds{resource=\"pods\"} 1.795608E9");
    }

    private String scraped(Map<Kind, KindReading> readings) throws IOException {
        return Scrape.of(new PostureCollector(() -> index.publish(NOW), () -> readings));
    }
}

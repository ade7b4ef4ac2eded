package dev.assay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.web.HostileCluster;
import dev.assay.web.HostileTexts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A cluster in which every name is hostile adds labels to a scrape, and nothing else. */
class HostileScrapeTest {

    private static final String LABEL = "[a-z_]+=\"(?:[^\"\\\\\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]|\\\\[\\\\\"n])*\"";
    private static final String SAMPLE = "assay_[a-z_]+(?:\\{" + LABEL + "(?:," + LABEL + ")*})? -?[0-9.E+-]+";
    private static final String COMMENT = "# (HELP|TYPE) assay_[a-z_]+ .+";

    @Tag("metric-injection")
    @Test
    void everyLineIsACommentOrASampleOfOurs() throws IOException {
        List<String> lines = scrape();

        assertThat(lines).allMatch(line -> line.matches(SAMPLE) || line.matches(COMMENT));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("assay_refused_images{"))
                .hasSizeBetween(150, HostileTexts.all().size());
    }

    @Test
    void noSampleComesTwice() throws IOException {
        assertThat(scrape().stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.substring(0, line.lastIndexOf(' '))))
                .doesNotHaveDuplicates();
    }

    private static List<String> scrape() throws IOException {
        return Scrape.of(new PostureCollector(() -> HostileCluster.posture(1), Map::of))
                .lines()
                .toList();
    }
}

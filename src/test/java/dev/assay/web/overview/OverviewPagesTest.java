package dev.assay.web.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.access.Viewer;
import dev.assay.history.HistoryState;
import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.observation.Observation;
import dev.assay.posture.Posture;
import dev.assay.posture.PostureIndex;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import dev.assay.web.list.ListQuery;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverviewPagesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void ofALiveClusterTheLastContactIsThatOfTheReading() {
        assertThat(lastContact(Map.of())).isEqualTo("1 h");
        assertThat(lastContact(Map.of(Kind.POD, new KindReading(NOW.minusSeconds(20), 7, 3))))
                .isEqualTo("20 s");
        assertThat(lastContact(Map.of(Kind.POD, new KindReading(NOW.plusSeconds(20), 7, 3))))
                .as("heard after the posture was made")
                .isEqualTo("0 s");
        assertThat(lastContact(Map.of(Kind.POD, new KindReading(null, 0, 0)))).isNull();
    }

    private static @Nullable String lastContact(Map<Kind, KindReading> readings) {
        PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);
        index.observe(new Observation.KindCaughtUp(NOW.minusSeconds(3_600), Kind.POD));
        Posture posture = index.publish(NOW);
        PageFrame frame = new PageFrames(Optional::empty, () -> HistoryState.OFF, Viewer.ON_OWN_MACHINE, "").plain();
        var listing = OverviewPages.listing(
                posture, NamespaceShape.SHAPE, ListQuery.of(NamespaceShape.SHAPE, "/", Map.of()), NamespaceSight.NONE);
        Moment moment = OverviewPages.of(posture, readings, frame, listing, OverviewNews.NONE).sources().stream()
                .filter(source -> source.kind().equals("pods"))
                .findFirst()
                .orElseThrow()
                .lastContact();
        return moment == null ? null : moment.age();
    }
}

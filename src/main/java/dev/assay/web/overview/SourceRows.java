package dev.assay.web.overview;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.posture.KindState;
import dev.assay.posture.Posture;
import dev.assay.web.page.Moment;
import dev.assay.web.page.VisibleText;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of each kind of object how far it was read. */
public final class SourceRows {

    private SourceRows() {}

    /** One row for each kind; of a live cluster the readings are newer than what the posture knows of the same kind. */
    public static List<OverviewPage.SourceRow> of(Posture posture, Map<Kind, KindReading> readings) {
        Instant now = posture.asOf();
        Map<Kind, Integer> unreadable = new EnumMap<>(Kind.class);
        posture.unreadable().forEach(object -> unreadable.merge(object.object().kind(), 1, Integer::sum));
        return posture.kinds().stream()
                .map(state -> source(state, readings.get(state.kind()), unreadable.getOrDefault(state.kind(), 0), now))
                .toList();
    }

    private static OverviewPage.SourceRow source(
            KindState state, @Nullable KindReading reading, int unreadable, Instant now) {
        Instant heard = (reading == null ? state.heardAt() : reading.heardAt()).orElse(null);
        return new OverviewPage.SourceRow(
                state.kind().resource(),
                phase(state),
                state.reason().isEmpty() ? null : VisibleText.name(state.reason()),
                heard == null ? null : Moment.of(heard.isAfter(now) ? now : heard, now),
                unreadable,
                state.kind().need() != Kind.Need.EXTRA);
    }

    /** What nothing was heard of is not there, unless it is needed and still awaited. */
    private static OverviewPage.SourceState phase(KindState state) {
        return switch (state.phase()) {
            case WAITING, ABSENT -> OverviewPage.SourceState.ABSENT;
            case CATCHING_UP -> OverviewPage.SourceState.CATCHING_UP;
            case CAUGHT_UP -> OverviewPage.SourceState.CAUGHT_UP;
            case UNREADABLE -> OverviewPage.SourceState.UNREADABLE;
            case STALE -> OverviewPage.SourceState.STALE;
        };
    }
}

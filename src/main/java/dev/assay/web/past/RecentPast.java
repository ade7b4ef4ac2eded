package dev.assay.web.past;

import dev.assay.access.Viewer;
import dev.assay.history.HistoryReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What every look at the overview wants to know of the past; of the whole it is kept, so that no look waits for the database. */
public final class RecentPast {

    /** As far back as the big chart goes. */
    public static final int DAYS = 90;

    private static final int MOST_TRANSITIONS = 2_000;
    private static final Duration TREND_FRESH = Duration.ofMinutes(1);
    private static final Duration CHANGES_FRESH = Duration.ofSeconds(10);

    private final PastReader reader;
    private final Viewer viewer;
    private final KeptAnswer<Trend> trend;
    private final KeptAnswer<Changes> changes;

    /** Creates one that knows nothing yet. */
    public RecentPast(PastReader reader, Viewer viewer) {
        this.reader = reader;
        this.viewer = viewer;
        this.trend = new KeptAnswer<>(reader, RecentPast::trend, TREND_FRESH);
        this.changes = new KeptAnswer<>(reader, RecentPast::changes, CHANGES_FRESH);
    }

    /** The last {@link #DAYS} days. */
    public Past<Trend> trend(Instant now) {
        return viewer.sight().everything() ? trend.at(now) : reader.ask(history -> trend(history, now));
    }

    /** What changed in the last day. */
    public Past<Changes> changes(Instant now) {
        return viewer.sight().everything() ? changes.at(now) : reader.ask(history -> changes(history, now));
    }

    private static Optional<Trend> trend(HistoryReader history, Instant now) {
        Trend empty = new Trend(LocalDate.ofInstant(now, ZoneOffset.UTC), DAYS);
        return history.sumTallies(empty.first(), empty, Trend::add);
    }

    private static Optional<Changes> changes(HistoryReader history, Instant now) {
        return history.transitions(now.minus(Duration.ofDays(1)), MOST_TRANSITIONS)
                .map(transitions -> Changes.of(transitions, MOST_TRANSITIONS));
    }
}

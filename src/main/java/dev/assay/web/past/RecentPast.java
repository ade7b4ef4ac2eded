package dev.assay.web.past;

import dev.assay.access.Sight;
import dev.assay.access.Viewer;
import dev.assay.history.HistoryReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What every look at the overview wants to know of the past, kept so that no look at the whole waits for the
 * database. */
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
        this.trend = new KeptAnswer<>(reader, (history, now) -> trend(history, now, Sight.EVERYTHING), TREND_FRESH);
        this.changes =
                new KeptAnswer<>(reader, (history, now) -> changes(history, now, Sight.EVERYTHING), CHANGES_FRESH);
    }

    /** The last {@link #DAYS} days. */
    public Past<Trend> trend(Instant now) {
        Sight sight = viewer.sight();
        return sight.everything() ? trend.at(now) : reader.ask(history -> trend(history, now, sight));
    }

    /** What changed in the last day. */
    public Past<Changes> changes(Instant now) {
        Sight sight = viewer.sight();
        return sight.everything() ? changes.at(now) : reader.ask(history -> changes(history, now, sight));
    }

    private static Optional<Trend> trend(HistoryReader history, Instant now, Sight sight) {
        Trend empty = new Trend(LocalDate.ofInstant(now, ZoneOffset.UTC), DAYS);
        return history.sumTallies(empty.first(), empty, (sum, tally) -> {
            if (sight.sees(tally.namespace())) {
                sum.add(tally);
            }
        });
    }

    private static Optional<Changes> changes(HistoryReader history, Instant now, Sight sight) {
        return history.transitions(now.minus(Duration.ofDays(1)), MOST_TRANSITIONS)
                .map(transitions -> Changes.of(
                        transitions.stream()
                                .filter(transition ->
                                        sight.sees(transition.place().namespace()))
                                .toList(),
                        MOST_TRANSITIONS));
    }
}

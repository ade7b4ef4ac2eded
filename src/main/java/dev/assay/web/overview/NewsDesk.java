package dev.assay.web.overview;

import dev.assay.outage.Outage;
import dev.assay.verdict.Cause;
import dev.assay.web.cause.CauseHelp;
import dev.assay.web.cause.CommandText;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import dev.assay.web.past.Change;
import dev.assay.web.past.Changes;
import dev.assay.web.past.Past;
import dev.assay.web.past.RecentPast;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Gathers what happened lately. */
public final class NewsDesk {

    private static final int MOST_CHANGES = 12;

    private final Supplier<List<Outage>> outages;
    private final RecentPast past;

    public NewsDesk(Supplier<List<Outage>> outages, RecentPast past) {
        this.outages = outages;
        this.past = past;
    }

    OverviewNews news(Instant now) {
        return of(outages.get(), past.changes(now), now);
    }

    static OverviewNews of(List<Outage> outages, Past<Changes> changes, Instant now) {
        List<Change> groups = changes.answer().map(Changes::groups).orElse(List.of());
        return new OverviewNews(
                outages.stream().map(NewsDesk::outage).toList(),
                groups.stream()
                        .limit(MOST_CHANGES)
                        .map(change -> change(change, now))
                        .toList(),
                note(changes));
    }

    private static OverviewNews.OutageLine outage(Outage outage) {
        String from = outage.registry().isEmpty() ? "" : " of " + VisibleText.name(outage.registry());
        String cause = title(outage.cause());
        String text =
                "%d of %d images%s that were checked turned to “%s” between %s and %s: one incident, not %d violations. Whether they are signed is not known until it is over."
                        .formatted(
                                outage.images(),
                                outage.checked(),
                                from,
                                cause,
                                Moment.of(outage.from(), outage.to()).clock(),
                                Moment.of(outage.to(), outage.to()).clock(),
                                outage.images());
        return new OverviewNews.OutageLine(
                "Outage", text, "/images?cause=" + outage.cause().label());
    }

    private static OverviewNews.ChangeLine change(Change change, Instant now) {
        boolean one = change.images() == 1;
        return new OverviewNews.ChangeLine(
                Moment.of(change.last().isAfter(now) ? now : change.last(), now),
                VisibleText.name(change.namespace()),
                PageAddress.namespace(change.namespace()),
                one ? VisibleText.name(change.image()) : change.images() + " images",
                one ? PageAddress.image(change.image()) : null,
                change.before().map(was -> VerdictLabel.of(was).badge()).orElse(null),
                VerdictLabel.of(change.now()).badge(),
                change.cause().map(NewsDesk::title).orElse(""));
    }

    private static String note(Past<Changes> changes) {
        if (!changes.problem().isEmpty()) {
            return changes.problem();
        }
        Changes known = changes.answer().orElseThrow();
        int hidden = Math.max(0, known.groups().size() - MOST_CHANGES);
        if (known.groups().isEmpty()) {
            return "Nothing changed in the last day.";
        }
        if (!known.all()) {
            return "There were more changes than are looked at here; these are the newest.";
        }
        return hidden == 0 ? "" : hidden + " more changes.";
    }

    private static String title(Cause cause) {
        return CauseHelp.of(cause.label()).explain(new CommandText("", "", "")).title();
    }
}

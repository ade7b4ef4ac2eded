package dev.assay.web.overview;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.policy.ImagePolicy;
import dev.assay.posture.KindPhase;
import dev.assay.posture.KindState;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.Posture;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.ListTable;
import dev.assay.web.list.ListTools;
import dev.assay.web.list.Listing;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.ModeWords;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the overview page of a posture. */
final class OverviewPages {

    private OverviewPages() {}

    /** The page; of a live cluster the readings are newer than what the posture knows of the same kind. */
    static OverviewPage of(
            Posture posture, Map<Kind, KindReading> readings, PageFrame frame, Listing<NamespaceEntry> listing) {
        Instant now = posture.asOf();
        boolean complete = posture.complete();
        return new OverviewPage(
                frame,
                headline(posture),
                complete ? cluster(posture, listing) : null,
                sources(posture, readings, now),
                posture.policies().stream().map(OverviewPages::policy).toList(),
                complete ? OverviewPage.Unclassified.of(posture.unclassified().size()) : null);
    }

    private static Headline headline(Posture posture) {
        if (!posture.complete()) {
            return Headline.stillReading(posture.kinds().stream()
                    .filter(state -> state.phase() == KindPhase.CATCHING_UP)
                    .map(state -> state.kind().resource())
                    .toList());
        }
        return posture.policies().isEmpty()
                ? Headline.withoutPolicy()
                : Headline.ofCluster(ImageCounts.of(posture.tally()));
    }

    /** The namespaces with images are the list; the others are no noise, and only named. */
    static Listing<NamespaceEntry> listing(Posture posture, ListQuery query) {
        return Listing.of(NamespaceShape.SHAPE, query, entries(posture).filter(entry -> entry.images() > 0));
    }

    private static OverviewPage.Cluster cluster(Posture posture, Listing<NamespaceEntry> listing) {
        List<String> empty = Listing.of(
                        NamespaceShape.SHAPE,
                        listing.query().sortedBy("namespace", false),
                        entries(posture).filter(entry -> entry.images() == 0))
                .allRows()
                .stream()
                .map(entry -> VisibleText.name(entry.name()))
                .toList();
        return new OverviewPage.Cluster(
                VerdictBar.of(VerdictLabel.counts(posture.tally())),
                ListTools.of(listing),
                ListTable.of(listing, posture.asOf()),
                "No namespace with images has such a name.",
                empty);
    }

    private static Stream<NamespaceEntry> entries(Posture posture) {
        return posture.byNamespace().values().stream().map(NamespaceEntry::new);
    }

    private static List<OverviewPage.SourceRow> sources(Posture posture, Map<Kind, KindReading> readings, Instant now) {
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

    private static OverviewPage.PolicyRow policy(PolicyPosture posture) {
        ImagePolicy policy = posture.policy();
        return OverviewPage.PolicyRow.of(
                PolicyLabel.of(policy.key()),
                ModeWords.of(policy),
                policy.rules().size());
    }
}

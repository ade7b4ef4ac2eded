package dev.assay.web.overview;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.policy.ImagePolicy;
import dev.assay.posture.KindPhase;
import dev.assay.posture.KindState;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.Posture;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the overview page of a posture. */
final class OverviewPages {

    private OverviewPages() {}

    /** The page; of a live cluster the readings are newer than what the posture knows of the same kind. */
    static OverviewPage of(Posture posture, Map<Kind, KindReading> readings, PageFrame frame, int page) {
        Instant now = posture.asOf();
        boolean complete = posture.complete();
        return new OverviewPage(
                frame,
                headline(posture),
                complete ? cluster(posture, now, page) : null,
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

    private static OverviewPage.Cluster cluster(Posture posture, Instant now, int page) {
        List<OverviewPage.NamespaceRow> rows = new ArrayList<>();
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            rows.add(OverviewPage.NamespaceRow.of(
                    namespace.namespace(),
                    VerdictBar.of(VerdictLabel.counts(namespace.tally())),
                    ImageCounts.of(namespace.tally()),
                    oldest(namespace, now)));
        }
        return OverviewPage.Cluster.of(VerdictBar.of(VerdictLabel.counts(posture.tally())), rows, page);
    }

    private static @Nullable Moment oldest(NamespacePosture namespace, Instant now) {
        var second = namespace.oldestEvidenceSecond();
        return second.isPresent() ? Moment.of(Instant.ofEpochSecond(second.getAsLong()), now) : null;
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

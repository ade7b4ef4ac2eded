package dev.assay.web.overview;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.policy.ImagePolicy;
import dev.assay.posture.KindPhase;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.Posture;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.ListShape;
import dev.assay.web.list.ListTable;
import dev.assay.web.list.ListTools;
import dev.assay.web.list.Listing;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.ModeWords;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the overview page of a posture. */
final class OverviewPages {

    private OverviewPages() {}

    /** The page; of a live cluster the readings are newer than what the posture knows of the same kind. */
    static OverviewPage of(
            Posture posture,
            Map<Kind, KindReading> readings,
            PageFrame frame,
            Listing<NamespaceEntry> listing,
            OverviewNews news) {
        boolean complete = posture.complete();
        return new OverviewPage(
                frame,
                headline(posture, frame.visitor().seesPolicies()),
                complete ? cluster(posture, listing) : null,
                SourceRows.of(posture, readings),
                posture.policies().stream().map(OverviewPages::policy).toList(),
                complete ? OverviewPage.Unclassified.of(posture.unclassified().size()) : null,
                complete ? news : OverviewNews.NONE);
    }

    private static Headline headline(Posture posture, boolean policiesSeen) {
        if (!posture.complete()) {
            return Headline.stillReading(posture.kinds().stream()
                    .filter(state -> state.phase() == KindPhase.CATCHING_UP)
                    .map(state -> state.kind().resource())
                    .toList());
        }
        return posture.policies().isEmpty() && policiesSeen
                ? Headline.withoutPolicy()
                : Headline.ofCluster(ImageCounts.of(posture.tally()));
    }

    /** The namespaces with images are the list; the others are no noise, and only named. */
    static Listing<NamespaceEntry> listing(
            Posture posture, ListShape<NamespaceEntry> shape, ListQuery query, NamespaceSight sight) {
        return Listing.of(
                shape,
                query,
                posture.byNamespace().values().stream()
                        .map(namespace -> new NamespaceEntry(namespace, sight))
                        .filter(entry -> entry.images() > 0));
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

    private static OverviewPage.PolicyRow policy(PolicyPosture posture) {
        ImagePolicy policy = posture.policy();
        return OverviewPage.PolicyRow.of(
                PolicyLabel.of(policy.key()),
                ModeWords.of(policy),
                policy.rules().size());
    }
}

package dev.assay.web.namespace;

import dev.assay.posture.NamespacePosture;
import dev.assay.web.cause.SignatureHints;
import dev.assay.web.images.ImageEntry;
import dev.assay.web.list.ListTools;
import dev.assay.web.list.Listing;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes the page of one namespace. */
final class NamespacePages {

    private NamespacePages() {}

    static NamespacePage of(
            NamespacePosture namespace,
            Listing<ImageEntry> listing,
            SignatureHints hints,
            PageFrame frame,
            Instant now) {
        List<ImageRow> rows = listing.rows().stream()
                .map(entry -> ImageRows.of(namespace.namespace(), entry.posture(), hints.about(entry.posture()), now))
                .toList();
        boolean empty = namespace.images().isEmpty();
        return new NamespacePage(
                frame,
                VisibleText.name(namespace.namespace()),
                Headline.ofNamespace(ImageCounts.of(namespace.tally())),
                VerdictBar.of(VerdictLabel.counts(namespace.tally())),
                empty ? null : ListTools.withoutColumns(listing),
                rows,
                empty ? "When a pod or a workload appears here, its images are shown." : "No image is like that now.");
    }

    /** The page while not everything was read: it shows no numbers. */
    static NamespacePage stillReading(String namespace, PageFrame frame) {
        return new NamespacePage(
                frame,
                VisibleText.name(namespace),
                Headline.stillReading(List.of()),
                VerdictBar.of(Map.of()),
                null,
                List.of(),
                "");
    }
}

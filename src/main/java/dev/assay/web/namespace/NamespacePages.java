package dev.assay.web.namespace;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Paging;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the page of one namespace. */
final class NamespacePages {

    private static final Comparator<ImagePosture> WORST_FIRST = Comparator.comparing(
                    (ImagePosture image) -> image.overall().refused())
            .thenComparing(image -> image.overall().verdict())
            .thenComparing(ImagePosture::image);

    private NamespacePages() {}

    static NamespacePage of(
            NamespacePosture namespace, Optional<VerdictLabel> chosen, int page, PageFrame frame, Instant now) {
        Map<VerdictLabel, Integer> counts = VerdictLabel.counts(namespace.tally());
        VerdictLabel only = chosen.orElse(null);
        List<ImagePosture> images = namespace.images().stream()
                .filter(image -> only == null || VerdictLabel.of(image.overall().verdict()) == only)
                .sorted(WORST_FIRST)
                .toList();
        Paging paging = Paging.of(images.size(), page, NamespacePage.address(namespace.namespace(), only));
        List<ImageRow> rows = paging.slice(images).stream()
                .map(image -> ImageRows.of(namespace.namespace(), image, now))
                .toList();
        boolean empty = namespace.images().isEmpty();
        return new NamespacePage(
                frame,
                VisibleText.name(namespace.namespace()),
                Headline.ofNamespace(ImageCounts.of(namespace.tally())),
                VerdictBar.of(counts),
                empty ? List.of() : NamespacePage.Filter.of(namespace.namespace(), counts, only),
                rows,
                paging,
                empty
                        ? "When a pod or a workload appears here, its images are shown."
                        : "No image has this verdict now.");
    }

    /** The page while not everything was read: it shows no numbers. */
    static NamespacePage stillReading(String namespace, PageFrame frame) {
        return new NamespacePage(
                frame,
                VisibleText.name(namespace),
                Headline.stillReading(List.of()),
                VerdictBar.of(Map.of()),
                List.of(),
                List.of(),
                Paging.of(0, 1, PageAddress.namespace(namespace)),
                "");
    }
}

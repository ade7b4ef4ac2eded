package dev.assay.web.image;

import dev.assay.web.cause.Explanation;
import dev.assay.web.namespace.ImageRow;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Refusal;
import dev.assay.web.page.VerdictLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One image of the cluster.
 *
 * @param name in three parts
 * @param verdict the worst of all its places; null where it runs nowhere now
 * @param whys why it stands as it does, each once, with the namespaces where that is so
 * @param policies what each policy says of it
 * @param places where it runs or could run
 * @param morePlaces how many are not listed, in words; blank if none
 * @param digests what really runs
 * @param evidence what Kyverno wrote, verbatim
 * @param past how its verdict came about
 */
public record ImagePage(
        PageFrame frame,
        ImageName name,
        Headline headline,
        VerdictLabel.@Nullable Badge verdict,
        List<Why> whys,
        List<PolicyLine> policies,
        List<PlaceLine> places,
        String morePlaces,
        @Nullable DigestNote digests,
        List<ImageRow.EvidenceItem> evidence,
        PastSection past) {

    public ImagePage {
        whys = List.copyOf(whys);
        policies = List.copyOf(policies);
        places = List.copyOf(places);
        evidence = List.copyOf(evidence);
    }

    /** Why it stands as it does, and what to do. */
    public record Why(Explanation explanation, Refusal.Line refusal, String namespaces) {}

    /** What one policy says of it at some of its places; {@code evidenceAt} is null without evidence. */
    public record PolicyLine(
            String policy,
            String href,
            VerdictLabel.Badge verdict,
            Refusal.Line refusal,
            String cause,
            String places,
            @Nullable Moment evidenceAt) {}

    /** One container of one workload, in so many pods. */
    public record PlaceLine(
            String namespace,
            String namespaceHref,
            String kind,
            String workload,
            String workloadHref,
            String container,
            String pods,
            VerdictLabel.Badge verdict,
            Refusal.Line refusal) {}

    /** What is remembered of it; {@code problem} says why nothing is known, {@code seen} since when it is there. */
    public record PastSection(String problem, String seen, List<PastLine> lines) {

        public PastSection {
            lines = List.copyOf(lines);
        }
    }

    /** A change of its verdict: {@code was} is null where it appeared. */
    public record PastLine(
            Moment at,
            VerdictLabel.@Nullable Badge was,
            VerdictLabel.Badge now,
            String cause,
            String where,
            String policy) {}
}

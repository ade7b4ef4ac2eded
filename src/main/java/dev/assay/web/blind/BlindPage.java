package dev.assay.web.blind;

import dev.assay.web.overview.OverviewPage;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.VerdictLabel;
import java.util.List;

/**
 * What Assay cannot see.
 *
 * @param sources each kind of object, what is wrong first
 * @param gaps why images have no verdict, the most common reason first
 * @param unreadable objects that could not be understood, exceptions first
 * @param messages that no pattern matches, verbatim
 */
public record BlindPage(
        PageFrame frame,
        Headline headline,
        List<OverviewPage.SourceRow> sources,
        List<Gap> gaps,
        Part<ObjectLine> unreadable,
        Part<String> messages) {

    public BlindPage {
        sources = List.copyOf(sources);
        gaps = List.copyOf(gaps);
    }

    /** A reason why images have no verdict, or are never asked about. */
    public record Gap(VerdictLabel.Badge verdict, String reason, String images, List<Example> examples, String more) {

        public Gap {
            examples = List.copyOf(examples);
        }
    }

    /** One of the images. */
    public record Example(String image, String imageHref, String namespace, String namespaceHref) {}

    /** An object that could not be understood; {@code effect} says what follows from that. */
    public record ObjectLine(String kind, String name, String reason, String effect) {}

    /** The first of a list; {@code more} says how many are not shown, blank if none. */
    public record Part<T>(List<T> rows, String more) {

        private static final int MOST = 200;

        public Part {
            rows = List.copyOf(rows);
        }

        static <T> Part<T> of(List<T> all) {
            int hidden = all.size() - MOST;
            return new Part<>(all.subList(0, Math.min(all.size(), MOST)), hidden <= 0 ? "" : hidden + " more");
        }
    }
}

package dev.assay.web.overview;

import dev.assay.web.page.Moment;
import dev.assay.web.page.VerdictLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened lately.
 *
 * @param outages that go on: each is one incident, however many images it touches
 * @param changes of the last day
 * @param note why no change is known, or how many there are besides; blank if that is all
 */
public record OverviewNews(List<OutageLine> outages, List<ChangeLine> changes, String note) {

    /** Nothing is known to have happened. */
    public static final OverviewNews NONE = new OverviewNews(List.of(), List.of(), "");

    public OverviewNews {
        outages = List.copyOf(outages);
        changes = List.copyOf(changes);
    }

    /** One outage, with where its images are listed. */
    public record OutageLine(String title, String text, String href) {}

    /** Images of a namespace that changed in the same way; {@code was} is null where they appeared. */
    public record ChangeLine(
            Moment at,
            String namespace,
            String namespaceHref,
            String what,
            @Nullable String whatHref,
            VerdictLabel.@Nullable Badge was,
            VerdictLabel.Badge now,
            String cause) {}
}

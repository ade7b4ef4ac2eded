package dev.assay.web.exception;

import dev.assay.web.list.ListTools;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exceptions there are, those first that somebody should look at.
 *
 * @param tools around the list; null if there is nothing to list
 * @param exceptions those of this part of the list
 */
record ExceptionsPage(
        PageFrame frame, Headline headline, @Nullable ListTools tools, List<Row> exceptions) {

    /**
     * One exception.
     *
     * @param id stays the same while the page is refreshed
     * @param touches which policies and rules
     * @param places where it holds
     * @param conditions further ones, as they are written
     * @param reason in its author's words; blank if nothing says so
     * @param ends null if nothing says that it does
     * @param letsIn what comes in by it now
     * @param more how much more comes in by it
     * @param remarks what is wrong with it
     */
    record Row(
            String id,
            String name,
            String kind,
            State state,
            Phrase touches,
            List<Phrase> places,
            List<String> conditions,
            String reason,
            @Nullable Moment ends,
            List<Place> letsIn,
            int more,
            List<Remark> remarks) {}

    /** How long it still holds, in a word. */
    record State(String style, String word) {}

    /** An image that it lets in, and where. */
    record Place(ImageName image, String href, String workload) {}

    /** What is wrong, and what to do about it. */
    record Remark(String what, String advice) {}
}

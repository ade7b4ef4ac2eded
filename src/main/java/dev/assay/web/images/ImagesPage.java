package dev.assay.web.images;

import dev.assay.web.list.ListTable;
import dev.assay.web.list.ListTools;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/**
 * All images of the cluster.
 *
 * @param list null until the cluster was completely read: then there are no numbers to show
 */
public record ImagesPage(
        PageFrame frame, Headline headline, @Nullable Images list) {

    /** The part of the list that is asked for; {@code nothing} is what is said instead of an empty table. */
    public record Images(ListTools tools, ListTable table, String nothing) {}
}

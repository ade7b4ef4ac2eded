package dev.assay.web.namespace;

import dev.assay.web.list.ListTools;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.VerdictBar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One namespace and its images, worst first.
 *
 * @param verdicts all images of the namespace, whatever is filtered
 * @param tools around the list; null if there is nothing to list
 * @param images those of this part of the list
 * @param nothing what is said instead of an empty list
 */
public record NamespacePage(
        PageFrame frame,
        String namespace,
        Headline headline,
        VerdictBar verdicts,
        @Nullable ListTools tools,
        List<ImageRow> images,
        String nothing) {

    public NamespacePage {
        images = List.copyOf(images);
    }
}

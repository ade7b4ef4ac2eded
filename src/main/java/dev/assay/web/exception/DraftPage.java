package dev.assay.web.exception;

import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.PageFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft of an exception.
 *
 * @param yaml null if there is nothing to draft; the headline says why
 * @param alsoLetIn further images of the workload, which come in by it too
 * @param others further policies and workloads that an exception for the image may be about
 */
record DraftPage(
        PageFrame frame,
        ImageName image,
        String namespaceHref,
        Headline headline,
        @Nullable String yaml,
        List<ImageName> alsoLetIn,
        List<Choice> others) {

    /** A policy and a workload. */
    record Choice(String policy, String workload, String href) {}
}

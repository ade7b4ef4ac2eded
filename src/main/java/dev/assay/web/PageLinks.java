package dev.assay.web;

import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * Writes the addresses in pages. Only those of static files carry a version; every other one would be looked for among the
 * files of the jar first, which took two thirds of the time of a page with many links.
 */
final class PageLinks extends StandardLinkBuilder {

    @Override
    protected String processLink(IExpressionContext context, String link) {
        boolean file = link.contains("/assets/") || link.contains("/webjars/");
        return file ? super.processLink(context, link) : link;
    }
}

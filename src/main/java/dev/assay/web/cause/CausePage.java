package dev.assay.web.cause;

import dev.assay.web.page.PageFrame;

/** The help about a cause. */
record CausePage(PageFrame frame, HelpText text) {}

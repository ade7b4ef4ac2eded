package dev.assay.web.gate;

import dev.assay.web.cause.HelpText;
import dev.assay.web.page.PageFrame;

/** The help about the reasons of gates. */
record ReasonsPage(PageFrame frame, HelpText text) {}

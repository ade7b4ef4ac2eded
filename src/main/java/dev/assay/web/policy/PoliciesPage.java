package dev.assay.web.policy;

import dev.assay.web.list.ListTable;
import dev.assay.web.list.ListTools;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrame;
import org.jspecify.annotations.Nullable;

/**
 * The policies that verify images.
 *
 * @param list null if there is none
 */
record PoliciesPage(
        PageFrame frame, Headline headline, @Nullable Policies list) {

    /** The part of the list that is asked for; {@code nothing} is what is said instead of an empty table. */
    record Policies(ListTools tools, ListTable table, String nothing) {}
}

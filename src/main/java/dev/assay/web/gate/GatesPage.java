package dev.assay.web.gate;

import dev.assay.web.list.ListTable;
import dev.assay.web.list.ListTools;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All gates: each policy as a whole, then each namespace under each policy.
 *
 * @param list null if there is no policy, or nothing is known yet
 */
public record GatesPage(
        PageFrame frame,
        Headline headline,
        List<PolicyRow> policies,
        @Nullable Namespaces list) {

    public GatesPage {
        policies = List.copyOf(policies);
    }

    /** A policy as a whole. */
    public record PolicyRow(String name, String kind, String mode, GateCell gate, String namespaces) {}

    /**
     * The part of the list that is asked for.
     *
     * @param nothing what is said instead of an empty table
     * @param more what is said of policies without a column; blank if every policy can have one
     */
    public record Namespaces(ListTools tools, ListTable table, String nothing, String more) {}
}

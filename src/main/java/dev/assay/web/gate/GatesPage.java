package dev.assay.web.gate;

import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Paging;
import dev.assay.web.page.VerdictLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All gates: each policy as a whole, then each namespace under each policy.
 *
 * @param columns the policies that have a column
 * @param rows the namespaces of this part of the list
 * @param find what the name of a namespace must contain
 * @param nothing what is said instead of an empty list
 */
public record GatesPage(
        PageFrame frame,
        Headline headline,
        List<PolicyRow> policies,
        List<String> columns,
        List<Row> rows,
        List<Filter> filters,
        String find,
        @Nullable String chosen,
        Paging paging,
        String nothing) {

    public GatesPage {
        policies = List.copyOf(policies);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        filters = List.copyOf(filters);
    }

    /** A policy as a whole. */
    public record PolicyRow(String name, String kind, String mode, GateCell gate, String namespaces) {}

    /** A namespace: one cell for each column. */
    public record Row(String namespace, String href, List<GateCell> gates) {

        public Row {
            gates = List.copyOf(gates);
        }
    }

    /** A link that shows the namespaces in one state, or all; {@code current} is the value of {@code aria-current}. */
    public record Filter(
            String text,
            String href,
            int namespaces,
            VerdictLabel.@Nullable Badge state,
            @Nullable String current) {}
}

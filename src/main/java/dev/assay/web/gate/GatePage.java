package dev.assay.web.gate;

import dev.assay.web.page.Headline;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Paging;
import dev.assay.web.page.VerdictLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One gate: of a policy as a whole, or in one namespace.
 *
 * @param over what it is about, in words
 * @param answer null while nothing is known yet
 * @param plan of one namespace; null of a policy as a whole
 * @param namespaces of a policy as a whole: each namespace that counts
 * @param leftOut of a policy as a whole: the names of those that do not
 */
public record GatePage(
        PageFrame frame,
        String over,
        Headline headline,
        @Nullable Answer answer,
        @Nullable Plan plan,
        List<NamespaceRow> namespaces,
        Paging paging,
        List<String> leftOut) {

    public GatePage {
        namespaces = List.copyOf(namespaces);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What the gate says.
     *
     * @param deadlock what the cluster needs to repair itself and would be refused; null if there is nothing
     * @param reasons all others
     * @param more how many further reasons are not told here, in words; blank if none
     * @param json the address of the same for programs
     */
    public record Answer(
            VerdictLabel.Badge state,
            SoakBar soak,
            @Nullable ReasonGroup deadlock,
            List<ReasonGroup> reasons,
            String more,
            List<Fact> facts,
            String json) {

        public Answer {
            reasons = List.copyOf(reasons);
            facts = List.copyOf(facts);
        }
    }

    /** One line of what the answer rests on; {@code at} stands behind the text where there is a time. */
    public record Fact(String name, String text, @Nullable Moment at) {}

    /** How to enforce it, and the way back; texts are blank where there is nothing to do. */
    public record Plan(String enforce, String enforceYaml, String revert, String revertYaml, List<String> warnings) {

        public Plan {
            warnings = List.copyOf(warnings);
        }

        public boolean hasEnforce() {
            return !enforce.isEmpty();
        }

        public boolean hasEnforceYaml() {
            return !enforceYaml.isEmpty();
        }

        public boolean hasRevert() {
            return !revert.isEmpty();
        }

        public boolean hasRevertYaml() {
            return !revertYaml.isEmpty();
        }
    }

    /** A namespace that counts. */
    public record NamespaceRow(String namespace, GateCell gate, SoakBar soak) {}
}

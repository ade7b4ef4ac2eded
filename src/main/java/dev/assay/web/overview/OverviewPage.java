package dev.assay.web.overview;

import dev.assay.web.list.ListTable;
import dev.assay.web.list.ListTools;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ModeWords;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page: the whole cluster.
 *
 * @param cluster null until the cluster was completely read: then there are no numbers to show
 * @param sources what Assay reads, and how far it got
 * @param unclassified messages no pattern matched
 * @param news what happened lately
 */
public record OverviewPage(
        PageFrame frame,
        Headline headline,
        @Nullable Cluster cluster,
        List<SourceRow> sources,
        List<PolicyRow> policies,
        @Nullable Unclassified unclassified,
        OverviewNews news) {

    public OverviewPage {
        sources = List.copyOf(sources);
        policies = List.copyOf(policies);
    }

    /** Whether there is no policy, and not only none to see. */
    public boolean withoutPolicy() {
        return frame.visitor().seesPolicies() && policies.isEmpty();
    }

    /** What is wrong comes first; kinds that are merely caught up or absent are folded away. */
    public List<SourceRow> troubledSources() {
        return sources.stream().filter(SourceRow::troubled).toList();
    }

    public List<SourceRow> quietSources() {
        return sources.stream().filter(source -> !source.troubled()).toList();
    }

    public String sourcesSummary() {
        int troubled = troubledSources().size();
        if (troubled == 0) {
            return "Everything Assay watches was read to its end.";
        }
        return troubled == 1
                ? "1 kind of object is not, or not completely, known to Assay."
                : troubled + " kinds of objects are not, or not completely, known to Assay.";
    }

    public String quietSummary() {
        long absent = quietSources().stream()
                .filter(source -> source.state() == SourceState.ABSENT)
                .count();
        long caughtUp = quietSources().size() - absent;
        String summary = caughtUp == 1 ? "1 kind read" : caughtUp + " kinds read";
        return absent == 0 ? summary : summary + ", " + absent + " not in this cluster";
    }

    /**
     * Everything that is a number of images.
     *
     * @param tools around the table of namespaces
     * @param namespaces those with images
     * @param nothing what is said instead of an empty table
     * @param empty the names of those without images, folded away
     */
    public record Cluster(
            VerdictBar verdicts, ListTools tools, ListTable namespaces, String nothing, List<String> empty) {

        public Cluster {
            empty = List.copyOf(empty);
        }

        public String emptySummary() {
            return empty.size() == 1 ? "1 namespace without images" : empty.size() + " namespaces without images";
        }
    }

    /** One kind of object that Assay watches; {@code wanted} if the posture waits for it. */
    public record SourceRow(
            String kind,
            SourceState state,
            @Nullable String reason,
            @Nullable Moment lastContact,
            int unreadable,
            boolean wanted) {

        public boolean troubled() {
            return unreadable > 0
                    || switch (state) {
                        case UNREADABLE, STALE -> true;
                        case CATCHING_UP -> wanted;
                        case ABSENT, CAUGHT_UP -> false;
                    };
        }

        public String unreadableStyle() {
            return unreadable > 0 ? "number alarm" : "number zero";
        }
    }

    /** How far one kind was read. */
    public enum SourceState {
        UNREADABLE("state-unreadable", "unreadable"),
        STALE("state-stale", "stale"),
        CATCHING_UP("state-catching-up", "catching up"),
        ABSENT("state-absent", "absent"),
        CAUGHT_UP("state-caught-up", "caught up");

        private final String style;
        private final String text;

        SourceState(String style, String text) {
            this.style = style;
            this.text = text;
        }

        public String getStyle() {
            return style;
        }

        public String getText() {
            return text;
        }
    }

    /** A policy that verifies images. */
    public record PolicyRow(PolicyLabel policy, String mode, String modeStyle, int rules) {

        /** {@code mode} says where it differs, e.g. {@code Audit; Enforce in payments, shop}. */
        public static PolicyRow of(PolicyLabel policy, String mode, int rules) {
            return new PolicyRow(policy, VisibleText.name(mode), ModeWords.style(mode), rules);
        }
    }

    /** Messages that no pattern matched; {@code text} says what that means. */
    public record Unclassified(int count, String text) {

        public static Unclassified of(int count) {
            if (count == 0) {
                return new Unclassified(0, "Every message Kyverno wrote was understood.");
            }
            String noun = count == 1 ? "1 message matches" : count + " messages match";
            return new Unclassified(
                    count, noun + " no known pattern. Their images count as error, never as unsigned or verified.");
        }
    }
}

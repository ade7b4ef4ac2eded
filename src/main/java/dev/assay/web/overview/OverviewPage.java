package dev.assay.web.overview;

import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.ModeWords;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Paging;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VisibleText;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page: the whole cluster.
 *
 * @param cluster null until the cluster was completely read: then there are no numbers to show
 * @param sources what Assay reads, and how far it got
 * @param unclassified messages no pattern matched
 */
public record OverviewPage(
        PageFrame frame,
        Headline headline,
        @Nullable Cluster cluster,
        List<SourceRow> sources,
        List<PolicyRow> policies,
        @Nullable Unclassified unclassified) {

    public OverviewPage {
        sources = List.copyOf(sources);
        policies = List.copyOf(policies);
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

    /** Everything that is a number of images. */
    public record Cluster(
            VerdictBar verdicts,
            List<NamespaceRow> namespaces,
            Paging paging,
            String emptySummary,
            List<String> empty) {

        public Cluster {
            namespaces = List.copyOf(namespaces);
            empty = List.copyOf(empty);
        }

        /** Sorts the rows, worst first, takes those of the page, and folds away the namespaces without images. */
        public static Cluster of(VerdictBar verdicts, List<NamespaceRow> rows, int page) {
            List<NamespaceRow> worstFirst = rows.stream()
                    .filter(row -> row.images() > 0)
                    .sorted(NamespaceRow.WORST_FIRST)
                    .toList();
            List<String> empty = rows.stream()
                    .filter(row -> row.images() == 0)
                    .map(NamespaceRow::name)
                    .sorted()
                    .toList();
            String summary =
                    empty.size() == 1 ? "1 namespace without images" : empty.size() + " namespaces without images";
            Paging paging = Paging.of(worstFirst.size(), page, "/");
            return new Cluster(verdicts, paging.slice(worstFirst), paging, summary, empty);
        }
    }

    /** One namespace; the counts do not overlap, see {@link ImageCounts}. */
    public record NamespaceRow(
            String name,
            String href,
            VerdictBar verdicts,
            int refused,
            int unchecked,
            int unevaluated,
            int images,
            @Nullable Moment oldestEvidence) {

        public static final Comparator<NamespaceRow> WORST_FIRST = Comparator.comparingInt(NamespaceRow::refused)
                .thenComparingInt(NamespaceRow::unchecked)
                .thenComparingInt(NamespaceRow::unevaluated)
                .reversed()
                .thenComparing(NamespaceRow::name);

        public static NamespaceRow of(
                String name, VerdictBar verdicts, ImageCounts counts, @Nullable Moment oldestEvidence) {
            return new NamespaceRow(
                    VisibleText.name(name),
                    PageAddress.namespace(name),
                    verdicts,
                    counts.refused(),
                    counts.unchecked(),
                    counts.unevaluated(),
                    counts.images(),
                    oldestEvidence);
        }

        /** A number other than zero is set off. */
        public String refusedStyle() {
            return refused > 0 ? "number alarm" : "number zero";
        }

        public String uncheckedStyle() {
            return unchecked > 0 ? "number" : "number zero";
        }

        public String unevaluatedStyle() {
            return unevaluated > 0 ? "number" : "number zero";
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

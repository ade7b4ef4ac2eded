package dev.assay.web.namespace;

import dev.assay.web.cause.Explanation;
import dev.assay.web.page.ElementId;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.Moment;
import dev.assay.web.page.Refusal;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One image of a namespace: its verdict, why, what to do, where it runs, and the evidence.
 *
 * @param id stays the same while the page is refreshed, so that an open row stays open
 * @param href of the image's own page
 * @param draft where an exception for it is drafted; null if it needs none
 * @param evidenceAt when the deciding evidence was written; null if there is none
 */
public record ImageRow(
        String id,
        ImageName image,
        String href,
        VerdictLabel.Badge verdict,
        Refusal.Line refusal,
        Explanation explanation,
        @Nullable String draft,
        List<WorkloadLine> workloads,
        @Nullable Moment evidenceAt,
        List<EvidenceItem> evidence) {

    public ImageRow {
        workloads = List.copyOf(workloads);
        evidence = List.copyOf(evidence);
    }

    public static String idOf(String image) {
        return ElementId.of("image", image);
    }

    /** {@code Evidence: 4 results}. */
    public String evidenceSummary() {
        return evidence.size() == 1 ? "Evidence: 1 result" : "Evidence: " + evidence.size() + " results";
    }

    /** Where it runs: {@code Deployment web}, in which container, in how many pods; {@code href} of its page, if it has one. */
    public record WorkloadLine(
            String kind,
            String name,
            String container,
            String pods,
            @Nullable String href) {

        public static WorkloadLine of(String kind, String name, String container, int pods) {
            String running = switch (pods) {
                case 0 -> "no pod now";
                case 1 -> "1 pod";
                default -> pods + " pods";
            };
            return new WorkloadLine(
                    VisibleText.name(kind), VisibleText.name(name), VisibleText.name(container), running, null);
        }

        /** The same, with its page. */
        public WorkloadLine at(String address) {
            return new WorkloadLine(kind, name, container, pods, address);
        }
    }

    /** One result, as Kyverno wrote it. */
    public record EvidenceItem(String source, String policy, String result, String pod, String message, Moment at) {

        public EvidenceItem {
            policy = VisibleText.name(policy);
            result = VisibleText.name(result);
            pod = VisibleText.name(pod);
            message = VisibleText.message(message);
        }
    }
}

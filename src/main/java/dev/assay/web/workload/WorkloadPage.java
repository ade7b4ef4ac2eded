package dev.assay.web.workload;

import dev.assay.web.cause.Explanation;
import dev.assay.web.namespace.ImageRow;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Refusal;
import dev.assay.web.page.VerdictLabel;
import java.util.List;

/**
 * One workload of a namespace.
 *
 * @param containers each container with each image it has, worst first
 * @param pods those that run now
 * @param morePods how many are not listed, in words; blank if none
 * @param rollbacks containers of old revisions that would be refused
 * @param rollbackNote what is known of old revisions
 */
public record WorkloadPage(
        PageFrame frame,
        String namespace,
        String namespaceHref,
        String kind,
        String name,
        Headline headline,
        List<ContainerLine> containers,
        List<PodLine> pods,
        String morePods,
        List<RollbackLine> rollbacks,
        String rollbackNote) {

    public WorkloadPage {
        containers = List.copyOf(containers);
        pods = List.copyOf(pods);
        rollbacks = List.copyOf(rollbacks);
    }

    /** One container with one image: two while a rollout goes on. */
    public record ContainerLine(
            String id,
            String container,
            ImageName image,
            String imageHref,
            VerdictLabel.Badge verdict,
            Refusal.Line refusal,
            Explanation explanation,
            String pods,
            List<ImageRow.EvidenceItem> evidence) {

        public ContainerLine {
            evidence = List.copyOf(evidence);
        }
    }

    /** A pod: the worst of its containers. */
    public record PodLine(String name, VerdictLabel.Badge verdict, Refusal.Line refusal, String images) {}

    /** A container of an old ReplicaSet. */
    public record RollbackLine(
            String revision, String container, String image, VerdictLabel.Badge verdict, String cause) {}
}

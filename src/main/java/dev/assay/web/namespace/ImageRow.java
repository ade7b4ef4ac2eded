package dev.assay.web.namespace;

import dev.assay.web.cause.Explanation;
import dev.assay.web.page.Moment;
import dev.assay.web.page.Refusal;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One image of a namespace: its verdict, why, what to do, where it runs, and the evidence.
 *
 * @param id stays the same while the page is refreshed, so that an open row stays open
 * @param evidenceAt when the deciding evidence was written; null if there is none
 */
public record ImageRow(
        String id,
        ImageName image,
        VerdictLabel.Badge verdict,
        Refusal.Line refusal,
        Explanation explanation,
        List<WorkloadLine> workloads,
        @Nullable Moment evidenceAt,
        List<EvidenceItem> evidence) {

    public ImageRow {
        workloads = List.copyOf(workloads);
        evidence = List.copyOf(evidence);
    }

    public static String idOf(String image) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(image.getBytes(StandardCharsets.UTF_8));
            return "image-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** {@code Evidence: 4 results}. */
    public String evidenceSummary() {
        return evidence.size() == 1 ? "Evidence: 1 result" : "Evidence: " + evidence.size() + " results";
    }

    /** An image reference in three parts: where it lies, its name with the tag, and its digest. */
    public record ImageName(String path, String name, String digest) {

        public static ImageName of(String image) {
            String visible = VisibleText.name(image);
            int at = visible.indexOf('@');
            String tagged = at < 0 ? visible : visible.substring(0, at);
            int slash = tagged.lastIndexOf('/') + 1;
            return new ImageName(
                    tagged.substring(0, slash), tagged.substring(slash), at < 0 ? "" : visible.substring(at));
        }
    }

    /** Where it runs: {@code Deployment web}, in which container, in how many pods. */
    public record WorkloadLine(String kind, String name, String container, String pods) {

        public static WorkloadLine of(String kind, String name, String container, int pods) {
            String running = switch (pods) {
                case 0 -> "no pod now";
                case 1 -> "1 pod";
                default -> pods + " pods";
            };
            return new WorkloadLine(
                    VisibleText.name(kind), VisibleText.name(name), VisibleText.name(container), running);
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

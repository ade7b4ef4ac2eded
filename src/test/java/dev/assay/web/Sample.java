package dev.assay.web;

import dev.assay.web.cause.CauseHelp;
import dev.assay.web.cause.CommandText;
import dev.assay.web.cause.Explanation;
import dev.assay.web.namespace.ImageRow;
import dev.assay.web.page.Moment;
import dev.assay.web.page.Refusal;
import dev.assay.web.page.VerdictLabel;
import java.util.List;
import java.util.Locale;

/** Raw material for one row; a workload is {@code kind/name/container/pods}. */
record Sample(
        String image,
        VerdictLabel verdict,
        Refusal refusal,
        String cause,
        long seconds,
        List<String> workloads,
        String message) {

    static Sample of(String[] fields) {
        return new Sample(
                fields[1],
                VerdictLabel.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                Refusal.valueOf(fields[3].toUpperCase(Locale.ROOT)),
                fields[4],
                Long.parseLong(fields[5]),
                List.of(fields[6].split(";", -1)),
                fields[7]);
    }

    boolean unseen() {
        return refusal == Refusal.NO && verdict.compareTo(VerdictLabel.UNEVALUATED) < 0;
    }

    ImageRow row(String namespace) {
        return new ImageRow(
                ImageRow.idOf(image),
                ImageRow.ImageName.of(image),
                verdict.badge(),
                unseen() ? refusal.because("admission does not look at this namespace") : refusal.line(),
                explanation(namespace),
                workloads.stream().map(Sample::workload).toList(),
                seconds == 0 ? null : Moment.of(Samples.NOW.minusSeconds(seconds), Samples.NOW),
                seconds == 0 ? List.of() : List.of(evidence()));
    }

    private Explanation explanation(String namespace) {
        if (!cause.isEmpty()) {
            return CauseHelp.of(cause).explain(new CommandText(image, namespace, "cart-74676b9b88-9m7lr"));
        }
        return switch (verdict) {
            case EXCEPTED -> Explanation.excepted();
            case SKIPPED -> Explanation.skipped();
            default -> Explanation.verified();
        };
    }

    private static ImageRow.WorkloadLine workload(String text) {
        String[] parts = text.split("/", -1);
        return ImageRow.WorkloadLine.of(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]));
    }

    private ImageRow.EvidenceItem evidence() {
        String pod = workloads.getFirst().split("/", -1)[1] + "-74676b9b88-9m7lr";
        Moment at = Moment.of(Samples.NOW.minusSeconds(seconds), Samples.NOW);
        return new ImageRow.EvidenceItem(
                "EphemeralReport", "verify-image-signatures/verify-key", result(), pod, text(), at);
    }

    private String result() {
        return switch (verdict) {
            case VERIFIED -> "pass";
            case EXCEPTED, SKIPPED -> "skip";
            default -> refusal == Refusal.YES ? "fail" : "error";
        };
    }

    private String text() {
        return switch (verdict) {
            case VERIFIED -> "verified image signatures for " + image;
            case EXCEPTED, SKIPPED -> message;
            default -> "failed to verify image " + image + ": .attestors[0].entries[0].keys: " + message;
        };
    }
}

package dev.assay.web;

import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.report.Outcome;
import dev.assay.report.ReportForm;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Claim;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Verdict;
import dev.assay.web.cause.CauseHelp;
import dev.assay.web.cause.CommandText;
import dev.assay.web.cause.Explanation;
import dev.assay.web.namespace.ImageRow;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.Refusal;
import dev.assay.web.page.VerdictLabel;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Workload;
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

    private static final PolicyKey POLICY = new PolicyKey(PolicyEngine.VERIFY_IMAGES, "verify-image-signatures");

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
                ImageName.of(image),
                PageAddress.image(image),
                verdict.badge(),
                unseen() ? refusal.because("admission does not look at this namespace") : refusal.line(),
                explanation(namespace),
                refusal == Refusal.YES ? PageAddress.draft(namespace, image) : null,
                workloads.stream().map(Sample::workload).toList(),
                seconds == 0 ? null : Moment.of(Samples.NOW.minusSeconds(seconds), Samples.NOW),
                seconds == 0 ? List.of() : List.of(evidence()));
    }

    /** What the row would have come from. */
    ImagePosture posture() {
        Verdict verdictOfPolicy = Verdict.valueOf(verdict.name());
        Cause why = cause.isEmpty() ? null : Cause.valueOf(cause.toUpperCase(Locale.ROOT));
        long atSecond = Samples.NOW.minusSeconds(seconds).getEpochSecond();
        Claim claim = seconds == 0
                ? null
                : new Claim(ReportForm.SCAN, atSecond, 0, Outcome.FAIL, verdictOfPolicy, why, text());
        Judgement judgement = new Judgement(
                verdictOfPolicy,
                why,
                dev.assay.verdict.Refusal.valueOf(refusal.name()),
                claim,
                "",
                !unseen(),
                Long.MAX_VALUE);
        List<Placement> placements =
                workloads.stream().map(text -> placement(text, judgement)).toList();
        return new ImagePosture(image, judgement, placements, seconds == 0 ? Long.MAX_VALUE : atSecond);
    }

    private Placement placement(String text, Judgement judgement) {
        String[] parts = text.split("/", -1);
        return new Placement(
                new Workload(parts[0], parts[1]),
                parts[1] + "-74676b9b88-9m7lr",
                new Container(ContainerKind.CONTAINER, parts[2], image),
                List.of(new PolicyVerdict(POLICY, judgement)));
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

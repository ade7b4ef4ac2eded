package dev.assay.web.namespace;

import dev.assay.posture.ImagePosture;
import dev.assay.verdict.Judgement;
import dev.assay.web.cause.CauseHelp;
import dev.assay.web.cause.CommandText;
import dev.assay.web.cause.Explanation;
import dev.assay.web.page.Refusal;
import dev.assay.web.page.VerdictLabel;

/** Why an image stands as it does, in words. */
public final class Explanations {

    private Explanations() {}

    /** Whether it would be refused, with the reason where there is no better answer. */
    public static Refusal.Line refusal(Judgement overall) {
        Refusal refusal = switch (overall.refused()) {
            case YES -> Refusal.YES;
            case UNKNOWN -> Refusal.UNKNOWN;
            case NO -> Refusal.NO;
        };
        return overall.reason().isEmpty() ? refusal.line() : refusal.because(overall.reason());
    }

    /** What is the matter with an image in a namespace, and what to do. */
    public static Explanation of(String namespace, ImagePosture image) {
        Judgement overall = image.overall();
        String pod = image.placements().stream()
                .flatMap(placement -> placement.pod().stream())
                .findFirst()
                .orElse("POD");
        return overall.cause()
                .map(cause -> CauseHelp.of(cause.label()).explain(new CommandText(image.image(), namespace, pod)))
                .orElseGet(() -> unproblematic(overall));
    }

    private static Explanation unproblematic(Judgement overall) {
        return switch (VerdictLabel.of(overall.verdict())) {
            case EXCEPTED -> Explanation.excepted();
            case SKIPPED -> overall.standing().unseen() ? Explanation.unseen() : Explanation.skipped();
            case UNSIGNED, UNTRUSTED, ERROR, UNEVALUATED, VERIFIED -> Explanation.verified();
        };
    }
}

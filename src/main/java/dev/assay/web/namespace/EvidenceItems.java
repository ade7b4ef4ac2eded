package dev.assay.web.namespace;

import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.report.ReportForm;
import dev.assay.verdict.Claim;
import dev.assay.verdict.Judgement;
import dev.assay.web.page.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The results that verdicts rest on, as Kyverno wrote them: those that decide first. */
public final class EvidenceItems {

    /** An image of a thousand pods has a thousand results that say the same. */
    private static final int MOST_EVIDENCE = 12;

    private static final Comparator<Statement> DECISIVE_FIRST = Comparator.comparing(
                    (Statement statement) -> statement.judgement.refused())
            .thenComparing(statement -> statement.judgement.verdict())
            .thenComparing(statement -> statement.claim.atSecond(), Comparator.reverseOrder());

    private EvidenceItems() {}

    /** Those of some placements; a few of many that say the same. */
    public static List<ImageRow.EvidenceItem> of(List<Placement> placements, Instant now) {
        List<Statement> statements = new ArrayList<>();
        for (Placement placement : placements) {
            for (PolicyVerdict verdict : placement.verdicts()) {
                verdict.judgement()
                        .claim()
                        .ifPresent(claim -> statements.add(new Statement(placement, verdict, claim)));
            }
        }
        return statements.stream()
                .sorted(DECISIVE_FIRST)
                .limit(MOST_EVIDENCE)
                .flatMap(statement -> statement.item(now).stream())
                .toList();
    }

    /** When the evidence was written that a judgement rests on; empty if there is none, or it does not say. */
    public static Optional<Moment> at(Judgement judgement, Instant now) {
        return judgement.claim().flatMap(claim -> Optional.ofNullable(moment(claim, now)));
    }

    private static @Nullable Moment moment(Claim claim, Instant now) {
        return claim.atSecond() > 0 ? Moment.of(Instant.ofEpochSecond(claim.atSecond()), now) : null;
    }

    /** One claim that a verdict rests on. */
    private record Statement(Placement placement, Judgement judgement, String policy, Claim claim) {

        Statement(Placement placement, PolicyVerdict verdict, Claim claim) {
            this(placement, verdict.judgement(), verdict.policy().name(), claim);
        }

        Optional<ImageRow.EvidenceItem> item(Instant now) {
            Moment at = moment(claim, now);
            if (at == null) {
                return Optional.empty();
            }
            String message = claim.message().isEmpty() ? "(no message)" : claim.message();
            String place = placement.pod().orElse(placement.workload().name());
            String outcome = claim.outcome().name().toLowerCase(Locale.ROOT);
            return Optional.of(new ImageRow.EvidenceItem(source(claim.form()), policy, outcome, place, message, at));
        }

        private static String source(ReportForm form) {
            return switch (form) {
                case SCAN -> "EphemeralReport of a scan";
                case ADMISSION -> "EphemeralReport of admission";
                case MERGED -> "Report";
                case EVENT -> "Event";
                case ANNOTATION -> "Annotation of admission";
            };
        }
    }
}

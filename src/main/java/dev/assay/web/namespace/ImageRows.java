package dev.assay.web.namespace;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.report.ReportForm;
import dev.assay.verdict.Claim;
import dev.assay.verdict.Judgement;
import dev.assay.web.cause.CauseHelp;
import dev.assay.web.cause.CommandText;
import dev.assay.web.cause.Explanation;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.Refusal;
import dev.assay.web.page.VerdictLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the row of one image. */
final class ImageRows {

    /** An image of a thousand pods has a thousand results that say the same. */
    private static final int MOST_EVIDENCE = 12;

    private static final int MOST_WORKLOADS = 50;

    private static final Comparator<Statement> DECISIVE_FIRST = Comparator.comparing(
                    (Statement statement) -> statement.judgement.refused())
            .thenComparing(statement -> statement.judgement.verdict())
            .thenComparing(statement -> statement.claim.atSecond(), Comparator.reverseOrder());

    private ImageRows() {}

    static ImageRow of(String namespace, ImagePosture image, List<String> hints, Instant now) {
        Judgement overall = image.overall();
        return new ImageRow(
                ImageRow.idOf(image.image()),
                ImageName.of(image.image()),
                VerdictLabel.of(overall.verdict()).badge(),
                refusal(overall),
                explanation(namespace, image).with(hints),
                draft(namespace, image),
                workloads(image.placements()),
                overall.claim().map(claim -> moment(claim, now)).orElse(null),
                evidence(image.placements(), now));
    }

    private static @Nullable String draft(String namespace, ImagePosture image) {
        return switch (image.overall().refused()) {
            case YES -> PageAddress.draft(namespace, image.image());
            case UNKNOWN, NO -> null;
        };
    }

    private static Refusal.Line refusal(Judgement overall) {
        Refusal refusal = switch (overall.refused()) {
            case YES -> Refusal.YES;
            case UNKNOWN -> Refusal.UNKNOWN;
            case NO -> Refusal.NO;
        };
        return overall.reason().isEmpty() ? refusal.line() : refusal.because(overall.reason());
    }

    private static Explanation explanation(String namespace, ImagePosture image) {
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

    private static List<ImageRow.WorkloadLine> workloads(List<Placement> placements) {
        Map<Place, Integer> pods = new LinkedHashMap<>();
        placements.stream()
                .sorted(Comparator.comparing(
                                (Placement placement) -> placement.workload().kind())
                        .thenComparing(placement -> placement.workload().name()))
                .forEach(placement ->
                        pods.merge(Place.of(placement), placement.pod().isPresent() ? 1 : 0, Integer::sum));
        List<ImageRow.WorkloadLine> lines = new ArrayList<>();
        pods.entrySet().stream().limit(MOST_WORKLOADS).forEach(entry -> {
            Place place = entry.getKey();
            lines.add(ImageRow.WorkloadLine.of(place.kind, place.name, place.container, entry.getValue()));
        });
        if (pods.size() > MOST_WORKLOADS) {
            int more = pods.size() - MOST_WORKLOADS;
            lines.add(new ImageRow.WorkloadLine("and", more + " more places", "see the API", ""));
        }
        return lines;
    }

    private static List<ImageRow.EvidenceItem> evidence(List<Placement> placements, Instant now) {
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

    private static @Nullable Moment moment(Claim claim, Instant now) {
        return claim.atSecond() > 0 ? Moment.of(Instant.ofEpochSecond(claim.atSecond()), now) : null;
    }

    private record Place(String kind, String name, String container) {

        static Place of(Placement placement) {
            String list = placement.container().kind().label();
            String prefix = list.equals("container") ? list : list + " container";
            return new Place(
                    placement.workload().kind(),
                    placement.workload().name(),
                    prefix + " " + placement.container().name());
        }
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

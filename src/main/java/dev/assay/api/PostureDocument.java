package dev.assay.api;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.posture.Tally;
import dev.assay.report.ReportForm;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Claim;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A posture as JSON: what {@code assay replay --format json} prints and {@code /api/v1/posture} answers.
 *
 * @param asOf the moment it shows
 * @param complete whether everything needed was read; until then no number is final
 * @param missing what was not read, in plain words
 * @param unclassifiedMessages how many different messages no pattern matched
 * @param images each image of the cluster once, by verdict
 * @param refused how many of them admission would refuse
 * @param unseen how many of them run only where admission never looks
 * @param verdicts one per policy, pod and container, and per container of a template without a pod
 * @param namespaces every known namespace
 */
public record PostureDocument(
        Instant asOf,
        boolean complete,
        List<String> missing,
        int unclassifiedMessages,
        Map<String, Integer> images,
        int refused,
        int unseen,
        List<VerdictEntry> verdicts,
        List<NamespaceEntry> namespaces) {

    /** The document of a posture. */
    public static PostureDocument of(Posture posture) {
        return new PostureDocument(
                posture.asOf(),
                posture.complete(),
                posture.missing(),
                posture.unclassified().size(),
                byVerdict(posture.tally()),
                posture.tally().refused(),
                posture.tally().unseen(),
                posture.byNamespace().values().stream()
                        .flatMap(namespace -> VerdictEntry.of(namespace).stream())
                        .toList(),
                posture.byNamespace().values().stream().map(NamespaceEntry::of).toList());
    }

    static Map<String, Integer> byVerdict(Tally tally) {
        Map<String, Integer> byVerdict = new LinkedHashMap<>();
        tally.byVerdict().forEach((verdict, count) -> byVerdict.put(verdict.label(), count));
        return byVerdict;
    }

    /** {@code true}, {@code false}, or {@code null} where nobody knows. */
    static @Nullable Boolean refused(Judgement judgement) {
        return judgement.refused() == Refusal.UNKNOWN ? null : judgement.refused() == Refusal.YES;
    }

    static @Nullable String cause(Judgement judgement) {
        return judgement.cause().map(Cause::label).orElse(null);
    }

    /**
     * What one policy says about one container.
     *
     * @param pod null for a template that no live pod was made from
     * @param cause null where nothing is wrong
     * @param refused null where nobody knows
     * @param reason why there is no better answer; null where the evidence speaks for itself
     */
    public record VerdictEntry(
            String policy,
            String engine,
            String namespace,
            WorkloadEntry workload,
            @Nullable String pod,
            String container,
            String containerKind,
            String image,
            String verdict,
            @Nullable String cause,
            @Nullable Boolean refused,
            @Nullable String reason,
            EvidenceEntry evidence) {

        private static final Comparator<VerdictEntry> IN_ORDER = Comparator.comparing(
                        (VerdictEntry entry) -> entry.workload.kind)
                .thenComparing(entry -> entry.workload.name)
                .thenComparing(VerdictEntry::pod, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(VerdictEntry::container)
                .thenComparing(VerdictEntry::policy)
                .thenComparing(VerdictEntry::engine);

        static List<VerdictEntry> of(NamespacePosture namespace) {
            return namespace.images().stream()
                    .flatMap(image -> image.placements().stream())
                    .flatMap(placement ->
                            placement.verdicts().stream().map(verdict -> of(namespace.namespace(), placement, verdict)))
                    .sorted(IN_ORDER)
                    .toList();
        }

        static VerdictEntry of(String namespace, Placement placement, PolicyVerdict verdict) {
            Judgement judgement = verdict.judgement();
            return new VerdictEntry(
                    verdict.policy().name(),
                    verdict.policy().engine().source(),
                    namespace,
                    new WorkloadEntry(
                            placement.workload().kind(), placement.workload().name()),
                    placement.pod().orElse(null),
                    placement.container().name(),
                    placement.container().kind().label(),
                    placement.container().image(),
                    judgement.verdict().label(),
                    PostureDocument.cause(judgement),
                    PostureDocument.refused(judgement),
                    judgement.reason().isEmpty() ? null : judgement.reason(),
                    EvidenceEntry.of(judgement));
        }
    }

    /** The owner a person would name. */
    public record WorkloadEntry(String kind, String name) {}

    /**
     * What a verdict rests on.
     *
     * @param source {@code ephemeral-report}, {@code report}, {@code annotation}, {@code event} or {@code none}
     * @param at when Kyverno evaluated; null if it does not say
     * @param message what it wrote, verbatim; null if it wrote none
     */
    public record EvidenceEntry(
            String source, @Nullable Instant at, @Nullable String message) {

        private static final EvidenceEntry NONE = new EvidenceEntry("none", null, null);

        static EvidenceEntry of(Judgement judgement) {
            return judgement.claim().map(EvidenceEntry::of).orElse(NONE);
        }

        private static EvidenceEntry of(Claim claim) {
            Instant at = claim.atSecond() > 0 ? Instant.ofEpochSecond(claim.atSecond()) : null;
            String message = claim.form() == ReportForm.ANNOTATION ? null : claim.message();
            return new EvidenceEntry(claim.form().label(), at, message);
        }
    }

    /**
     * One namespace.
     *
     * @param images its distinct images by verdict
     * @param refused how many of them admission would refuse
     */
    public record NamespaceEntry(String namespace, Map<String, Integer> images, int refused) {

        static NamespaceEntry of(NamespacePosture namespace) {
            return new NamespaceEntry(
                    namespace.namespace(),
                    byVerdict(namespace.tally()),
                    namespace.tally().refused());
        }
    }

    /**
     * One image of one namespace.
     *
     * @param verdict the worst of all its places and policies
     * @param places where it runs or could run, one per policy
     */
    public record ImageEntry(
            String image,
            String verdict,
            @Nullable String cause,
            @Nullable Boolean refused,
            List<VerdictEntry> places) {

        static ImageEntry of(String namespace, ImagePosture image) {
            return new ImageEntry(
                    image.image(),
                    image.overall().verdict().label(),
                    PostureDocument.cause(image.overall()),
                    PostureDocument.refused(image.overall()),
                    image.placements().stream()
                            .flatMap(placement -> placement.verdicts().stream()
                                    .map(verdict -> VerdictEntry.of(namespace, placement, verdict)))
                            .toList());
        }
    }
}

package dev.assay.metrics;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.KindPhase;
import dev.assay.posture.KindState;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.workload.Workload;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The posture as Prometheus metrics, read at the scrape. What was not read yet is absent, not zero: until the posture is
 * complete only the metrics about the reading itself are there.
 */
final class PostureCollector implements MultiCollector {

    private final Supplier<Posture> postures;
    private final Supplier<Map<Kind, KindReading>> readings;

    /**
     * Creates it.
     *
     * @param postures gives the newest one
     * @param readings how the reading of a live cluster goes; nothing of a recording
     */
    PostureCollector(Supplier<Posture> postures, Supplier<Map<Kind, KindReading>> readings) {
        this.postures = postures;
        this.readings = readings;
    }

    @Override
    public MetricSnapshots collect() {
        Posture posture = postures.get();
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        reading(posture, readings.get(), snapshots);
        unclassified(posture, snapshots);
        if (posture.complete()) {
            images(posture, snapshots);
            problems(posture, snapshots);
            workloads(posture, snapshots);
            evidence(posture, snapshots);
        }
        return snapshots.build();
    }

    private static void reading(Posture posture, Map<Kind, KindReading> readings, MetricSnapshots.Builder snapshots) {
        GaugeFamily complete =
                new GaugeFamily("assay_posture_complete", "Whether everything that is needed was read (1) or not (0).");
        complete.add(posture.complete() ? 1 : 0);
        GaugeFamily synced = new GaugeFamily(
                "assay_watch_synced", "Whether every object of the resource was read (1) or not (0).", "resource");
        GaugeFamily contact = new GaugeFamily(
                "assay_watch_last_contact_timestamp_seconds",
                "When the resource last gave a sign of life, in seconds since 1970.",
                "resource");
        CounterFamily relists = new CounterFamily(
                "assay_watch_relists", "How often every object of the resource was read again.", "resource");
        for (KindState state : posture.kinds()) {
            synced.add(
                    state.phase() == KindPhase.CAUGHT_UP ? 1 : 0, state.kind().resource());
            KindReading reading = readings.get(state.kind());
            Optional<Instant> heard = reading == null ? state.heardAt() : reading.heardAt();
            heard.ifPresent(
                    at -> contact.add((double) at.getEpochSecond(), state.kind().resource()));
            if (reading != null) {
                relists.add((double) reading.relists(), state.kind().resource());
            }
        }
        complete.into(snapshots);
        synced.into(snapshots);
        contact.into(snapshots);
        relists.into(snapshots);
    }

    private static void unclassified(Posture posture, MetricSnapshots.Builder snapshots) {
        CounterFamily unclassified = new CounterFamily(
                "assay_unclassified_messages", "Different messages of Kyverno that no pattern matched.");
        unclassified.add(posture.unclassified().size());
        unclassified.into(snapshots);
    }

    private static void images(Posture posture, MetricSnapshots.Builder snapshots) {
        GaugeFamily images =
                new GaugeFamily("assay_images", "Distinct images in the namespace by verdict.", "namespace", "verdict");
        GaugeFamily unsigned = new GaugeFamily(
                "assay_unsigned_images", "Distinct images for which Kyverno found no signature.", "namespace");
        GaugeFamily refused = new GaugeFamily(
                "assay_refused_images", "Distinct images that admission would refuse under Enforce.", "namespace");
        GaugeFamily coverage = new GaugeFamily(
                "assay_coverage_ratio", "Share of the distinct images that have a verdict, 0 to 1.", "namespace");
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            String name = namespace.namespace();
            namespace.tally().byVerdict().forEach((verdict, count) -> images.add(count, name, verdict.label()));
            unsigned.add(namespace.tally().count(Verdict.UNSIGNED), name);
            refused.add(namespace.tally().refused(), name);
            int total = namespace.tally().total();
            if (total > 0) {
                int evaluated = total - namespace.tally().count(Verdict.UNEVALUATED);
                coverage.add((double) evaluated / total, name);
            }
        }
        images.into(snapshots);
        unsigned.into(snapshots);
        refused.into(snapshots);
        coverage.into(snapshots);
    }

    private static void problems(Posture posture, MetricSnapshots.Builder snapshots) {
        GaugeFamily problems = new GaugeFamily(
                "assay_image_problems", "Distinct images that are not verified, by cause.", "namespace", "cause");
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            Map<String, Integer> byCause = new TreeMap<>();
            for (ImagePosture image : namespace.images()) {
                image.overall().cause().ifPresent(cause -> byCause.merge(cause.label(), 1, Integer::sum));
            }
            String name = namespace.namespace();
            byCause.forEach((cause, count) -> problems.add(count, name, cause));
        }
        problems.into(snapshots);
    }

    private static void workloads(Posture posture, MetricSnapshots.Builder snapshots) {
        GaugeFamily workloads = new GaugeFamily(
                "assay_workloads_refused",
                "Workloads of which admission would refuse a pod under Enforce.",
                "namespace",
                "policy");
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            Map<String, Set<Workload>> byPolicy = new TreeMap<>();
            for (ImagePosture image : namespace.images()) {
                image.placements().forEach(placement -> collectRefused(placement, byPolicy));
            }
            String name = namespace.namespace();
            byPolicy.forEach((policy, refused) -> workloads.add(refused.size(), name, policy));
        }
        workloads.into(snapshots);
    }

    private static void collectRefused(Placement placement, Map<String, Set<Workload>> byPolicy) {
        for (PolicyVerdict verdict : placement.verdicts()) {
            Set<Workload> refused = byPolicy.computeIfAbsent(verdict.policy().name(), _ -> new HashSet<>());
            if (verdict.judgement().refused() == Refusal.YES) {
                refused.add(placement.workload());
            }
        }
    }

    private static void evidence(Posture posture, MetricSnapshots.Builder snapshots) {
        GaugeFamily oldest = new GaugeFamily(
                "assay_oldest_evidence_timestamp_seconds",
                "When the oldest evidence was written that a verdict rests on, in seconds since 1970.",
                "namespace");
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            namespace.oldestEvidenceSecond().ifPresent(second -> oldest.add((double) second, namespace.namespace()));
        }
        oldest.into(snapshots);
    }
}

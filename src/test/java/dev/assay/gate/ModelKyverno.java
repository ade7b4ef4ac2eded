package dev.assay.gate;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.report.Outcome;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import dev.assay.report.Reports;
import dev.assay.report.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Kyverno as measured: full scans, early scans of what changed, a cache of passes, reports that lie by omission. */
final class ModelKyverno {

    private final ModelCluster cluster;
    private final ModelRegistry registry;
    private final Random random;
    private final Consumer<Told> reader;
    private final Map<String, Instant> cachedUntil = new HashMap<>();
    private final Map<String, Told> merged = new LinkedHashMap<>();
    private final Map<String, Form> scanned = new HashMap<>();
    private Instant nextScan;
    private Instant stoppedUntil = Instant.EPOCH;
    private long version = 1_000_000;

    /** What a change of makes Kyverno scan early. */
    private record Form(List<String> images, long policyVersion) {}

    ModelKyverno(ModelCluster cluster, ModelRegistry registry, Random random, Consumer<Told> reader) {
        this.cluster = cluster;
        this.registry = registry;
        this.random = random;
        this.reader = reader;
        this.nextScan = cluster.now();
    }

    void stopUntil(Instant until) {
        stoppedUntil = until;
    }

    /** Scans what is due: everything once an interval, what was not scanned in its present form at once. */
    void tick() {
        Instant now = cluster.now();
        if (now.isBefore(stoppedUntil)) {
            return;
        }
        boolean full = !now.isBefore(nextScan);
        if (full) {
            nextScan = now.plus(Times.SCAN_INTERVAL);
        }
        for (ModelObject thing : cluster.things()) {
            Form form = new Form(thing.images(), cluster.policy().version());
            boolean news = !form.equals(scanned.get(thing.uid()));
            if (full || (news && random.nextInt(3) > 0)) {
                scanned.put(thing.uid(), form);
                scan(thing);
            }
        }
    }

    /** The PolicyReports that exist. */
    List<Told> reports() {
        Set<String> living = new HashSet<>();
        cluster.things().forEach(thing -> living.add(thing.uid()));
        merged.keySet().retainAll(living);
        return List.copyOf(merged.values());
    }

    /** What admission leaves on a new pod; or what its author wrote there, where admission was not asked. */
    void admit(ModelObject pod) {
        if (cluster.now().isBefore(stoppedUntil) || cluster.exceptionFor(pod).isPresent()) {
            return;
        }
        boolean forged = random.nextInt(4) == 0;
        List<Result> results = new ArrayList<>();
        List<Evaluation> evaluations = new ArrayList<>();
        for (String image : pod.images()) {
            Outcome outcome = forged || outcome(image) == Outcome.PASS ? Outcome.PASS : Outcome.FAIL;
            results.add(new Result(
                    "kyverno",
                    Reports.POLICY,
                    Reports.RULE,
                    outcome,
                    "",
                    second(),
                    new Result.ListedImages(List.of(image), List.of())));
            if (!forged) {
                evaluations.add(evaluation(pod, image, outcome == Outcome.PASS, Optional.empty()));
            }
        }
        Report report = new Report(
                ReportForm.ANNOTATION, pod.uid(), pod.object().namespace(), second(), Map.of(), results, false);
        reader.accept(new Told(new Observation.ReportSeen(cluster.now(), pod.object(), report), evaluations));
    }

    private void scan(ModelObject thing) {
        Optional<ModelException> exception = cluster.exceptionFor(thing);
        List<Result> results = new ArrayList<>();
        List<Evaluation> evaluations = new ArrayList<>();
        for (String image : thing.images()) {
            Result result =
                    exception.map(known -> Reports.excepted(known.name())).orElseGet(() -> result(image));
            if (exception.isEmpty() || results.isEmpty()) {
                results.add(result);
            }
            boolean good = exception.isPresent() || result.outcome() == Outcome.PASS;
            evaluations.add(evaluation(thing, image, good, exception.map(ModelException::name)));
        }
        ephemeral(thing, results, evaluations);
        merge(thing, results, evaluations);
        events(thing, results);
    }

    private void ephemeral(ModelObject thing, List<Result> results, List<Evaluation> evaluations) {
        Map<String, Long> versions = Map.of(Reports.POLICY, cluster.policy().version());
        Report report = new Report(
                ReportForm.SCAN, thing.uid(), thing.object().namespace(), second(), versions, results, false);
        reader.accept(new Told(seen(Kind.EPHEMERAL_REPORT, thing, report), evaluations));
    }

    /** One of the results, by chance. */
    private void merge(ModelObject thing, List<Result> results, List<Evaluation> evaluations) {
        int which = random.nextInt(results.size());
        Result one = results.get(which);
        Result stamped = new Result(
                one.source(), one.policy(), one.rule(), one.outcome(), one.message(), second(), one.images());
        Report report = new Report(
                ReportForm.MERGED,
                thing.uid(),
                thing.object().namespace(),
                second(),
                Map.of(),
                List.of(stamped),
                false);
        boolean certain = results.size() == 1;
        Told told = new Told(
                seen(Kind.POLICY_REPORT, thing, report), certain ? evaluations : List.of(evaluations.get(which)));
        merged.put(thing.uid(), told);
        reader.accept(told);
    }

    private void events(ModelObject thing, List<Result> results) {
        for (Result result : results) {
            if (result.outcome() == Outcome.FAIL) {
                Report report = new Report(
                        ReportForm.EVENT,
                        thing.uid(),
                        thing.object().namespace(),
                        second(),
                        Map.of(),
                        List.of(result),
                        false);
                reader.accept(Told.of(seen(Kind.EVENT, thing, report)));
            }
        }
    }

    private Observation seen(Kind kind, ModelObject thing, Report report) {
        ObjectRef object = new ObjectRef(kind, thing.namespace(), thing.uid(), kind + thing.uid(), version++);
        return new Observation.ReportSeen(cluster.now(), object, report);
    }

    private Result result(String image) {
        return switch (outcome(image)) {
            case PASS -> random.nextBoolean() ? Reports.verifiedFromCache() : Reports.verified(image);
            case ERROR -> Reports.unreachable(image);
            case FAIL, WARN, SKIP -> random.nextBoolean() ? Reports.unsigned(image) : Reports.wrongKey(image);
        };
    }

    /** Passes are remembered for a while, by policy and image. */
    private Outcome outcome(String image) {
        String key = cluster.policy().version() + " " + image;
        if (cluster.now().isBefore(cachedUntil.getOrDefault(key, Instant.EPOCH))) {
            return Outcome.PASS;
        }
        if (!registry.answers(image)) {
            return Outcome.ERROR;
        }
        if (!registry.signedBy(image, cluster.policy().key())) {
            return Outcome.FAIL;
        }
        cachedUntil.put(key, cluster.now().plus(Times.CACHE_TIME));
        return Outcome.PASS;
    }

    private Evaluation evaluation(ModelObject thing, String image, boolean good, Optional<String> exception) {
        return new Evaluation(
                thing.uid(), image, cluster.policy().generation(), cluster.now(), good, exception.orElse(null));
    }

    private long second() {
        return cluster.now().getEpochSecond();
    }
}

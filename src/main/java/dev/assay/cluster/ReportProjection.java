package dev.assay.cluster;

import dev.assay.report.Outcome;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import dev.assay.report.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads reports: EphemeralReports, PolicyReports and OpenReports Reports. */
final class ReportProjection {

    /** Results beyond this are left out, and the report says so. */
    static final int MOST_RESULTS = 1_000;

    /** A pod has no more containers than that; see ResourceProjection. */
    private static final int MOST_IMAGES = ResourceProjection.MOST_CONTAINERS;

    private static final String LABEL = "audit.kyverno.io/";

    private ReportProjection() {}

    /** An EphemeralReport. It names its resource in labels; its owner reference may be missing. */
    static Report ephemeral(WatchEvent event) throws UnreadableObjectException {
        JsonNode metadata = event.object().path("metadata");
        boolean scan = Wire.text(metadata, "labels", LABEL + "source").equals("background-scan");
        boolean pod = Wire.text(metadata, "labels", LABEL + "resource.kind").equals("Pod");
        JsonNode results = Wire.at(event.object(), "spec", "results");
        String subjectUid = Wire.text(metadata, "labels", LABEL + "resource.uid");
        List<Result> read = results(results, "spec.results", pod);
        ReportForm form = scan ? ReportForm.SCAN : ReportForm.ADMISSION;
        ReportOrigin.requireEphemeral(event, form, read, subjectUid);
        return new Report(
                form,
                subjectUid,
                event.ref().namespace(),
                Wire.second(metadata, "annotations", LABEL + "last-scan-time"),
                policyVersions(metadata),
                read,
                results.size() > read.size());
    }

    /** A PolicyReport or a Report of OpenReports. */
    static Report merged(WatchEvent event) throws UnreadableObjectException {
        JsonNode object = event.object();
        JsonNode results = object.path("results");
        boolean pod = Wire.text(object, "scope", "kind").equals("Pod");
        String subjectUid = Wire.text(object, "scope", "uid");
        List<Result> read = results(results, "results", pod);
        ReportOrigin.requireMerged(event, read, subjectUid);
        return new Report(
                ReportForm.MERGED,
                subjectUid,
                event.ref().namespace(),
                Wire.second(object, "metadata", "creationTimestamp"),
                Map.of(),
                read,
                results.size() > read.size());
    }

    /** The rule of a pod's own result, or of the one that Kyverno derives for controllers. */
    static String ruleName(String rule, boolean pod) {
        if (pod) {
            return rule;
        }
        for (String prefix : List.of("autogen-cronjob-", "autogen-")) {
            if (rule.startsWith(prefix)) {
                return rule.substring(prefix.length());
            }
        }
        return rule;
    }

    private static List<Result> results(JsonNode list, String path, boolean pod) throws UnreadableObjectException {
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw new UnreadableObjectException(path + " is not a list");
        }
        List<Result> results = new ArrayList<>();
        for (JsonNode result : list) {
            if (results.size() == MOST_RESULTS) {
                break;
            }
            Optional<Outcome> outcome = Outcome.of(Wire.text(result, "result"));
            if (outcome.isPresent() && !Wire.text(result, "policy").isEmpty()) {
                results.add(result(result, outcome.get(), pod));
            }
        }
        return results;
    }

    private static Result result(JsonNode result, Outcome outcome, boolean pod) throws UnreadableObjectException {
        return new Result(
                Wire.text(result, "source"),
                Wire.text(result, "policy"),
                ruleName(Wire.text(result, "rule"), pod),
                outcome,
                Wire.message(result, "message"),
                Wire.second(result, "timestamp"),
                listed(result.path("properties")));
    }

    private static Result.ListedImages listed(JsonNode properties) throws UnreadableObjectException {
        List<String> all = images(properties, "images");
        if (all.isEmpty()) {
            return Result.ListedImages.NONE;
        }
        return new Result.ListedImages(all, images(properties, "unsignedImages"));
    }

    /** Not cut: an image whose fault stands in the part left out would count as verified. */
    private static List<String> images(JsonNode properties, String name) throws UnreadableObjectException {
        String list = Wire.raw(properties, name);
        if (list.chars().filter(character -> character == ',').count() >= MOST_IMAGES) {
            throw new UnreadableObjectException("properties." + name + " lists more than " + MOST_IMAGES + " images");
        }
        return Wire.split(list, Wire::canonical);
    }

    /** The labels {@code cpol.kyverno.io/<policy>} and its like hold the resourceVersion that was evaluated. */
    private static Map<String, Long> policyVersions(JsonNode metadata) {
        Map<String, Long> versions = new HashMap<>();
        metadata.path("labels").properties().forEach(label -> {
            String name = label.getKey();
            boolean policy = name.startsWith("cpol.kyverno.io/") || name.startsWith("ivpol.kyverno.io/");
            long version = policy ? Wire.version(Wire.raw(label.getValue())) : 0;
            if (version > 0) {
                // Policies of both engines may share a name: the older version proves no more than it should.
                versions.merge(name.substring(name.indexOf('/') + 1), version, Math::min);
            }
        });
        return versions;
    }
}

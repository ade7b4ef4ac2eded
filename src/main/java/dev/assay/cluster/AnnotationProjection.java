package dev.assay.cluster;

import dev.assay.policy.PolicyEngine;
import dev.assay.report.Outcome;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import dev.assay.report.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what admission wrote on a pod: {@code {"version":1,"policies":{"/policy":{"rule":{"image":"pass"}}}}}. Kyverno
 * writes it since 1.19; the older annotation does not say which policy it is about and is not read.
 */
final class AnnotationProjection {

    private static final String SCOPED = "kyverno.io/verify-images-scoped";
    private static final int LONGEST = 65_536;
    private static final JsonMapper JSON = JsonMapper.shared();

    private AnnotationProjection() {}

    /** The verdicts of admission, as old as the pod; empty if it bears none or they cannot be read. */
    static Optional<Report> report(WatchEvent event, long createdSecond) {
        String text = Wire.raw(event.object(), "metadata", "annotations", SCOPED);
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            List<Result> results = results(JSON.readTree(text).path("policies"), createdSecond);
            return Optional.of(new Report(
                    ReportForm.ANNOTATION,
                    event.ref().uid(),
                    event.ref().namespace(),
                    createdSecond,
                    Map.of(),
                    results,
                    false));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static List<Result> results(JsonNode policies, long createdSecond) {
        List<Result> results = new ArrayList<>();
        policies.properties()
                .forEach(policy -> policy.getValue()
                        .properties()
                        .forEach(rule -> rule.getValue()
                                .properties()
                                .forEach(image -> Outcome.of(Wire.text(image.getValue()))
                                        .filter(outcome -> outcome == Outcome.PASS || outcome == Outcome.FAIL)
                                        .ifPresent(outcome -> results.add(new Result(
                                                PolicyEngine.VERIFY_IMAGES.source(),
                                                policyName(policy.getKey()),
                                                rule.getKey(),
                                                outcome,
                                                "",
                                                createdSecond,
                                                new Result.ListedImages(
                                                        List.of(Wire.canonical(image.getKey())), List.of())))))));
        return results;
    }

    /** A cluster-wide policy stands there as {@code /name}. */
    private static String policyName(String key) {
        return key.startsWith("/") ? key.substring(1) : key;
    }
}

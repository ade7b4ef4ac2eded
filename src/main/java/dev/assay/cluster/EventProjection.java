package dev.assay.cluster;

import dev.assay.policy.PolicyEngine;
import dev.assay.report.Outcome;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import dev.assay.report.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads Kyverno's events about a resource: {@code policy <policy>/<rule> fail: <message>}. Of each failing image there is
 * one, and a second one on the policy that says the same and is not read.
 */
final class EventProjection {

    private static final String START = "policy ";

    private EventProjection() {}

    /** The one result the event tells of; empty if it is about something else. */
    static Optional<Report> report(WatchEvent event) {
        JsonNode object = event.object();
        if (!Wire.text(object, "reason").equals("PolicyViolation")) {
            return Optional.empty();
        }
        String uid = Wire.text(object, "involvedObject", "uid");
        boolean pod = Wire.text(object, "involvedObject", "kind").equals("Pod");
        long atSecond = second(object);
        return result(Wire.message(object, "message"), pod, atSecond)
                .map(result -> new Report(
                        ReportForm.EVENT, uid, event.ref().namespace(), atSecond, Map.of(), List.of(result), false));
    }

    private static Optional<Result> result(String message, boolean pod, long atSecond) {
        int space = message.indexOf(' ', START.length());
        int colon = message.indexOf(": ", Math.max(space, 0));
        if (!message.startsWith(START) || space < 0 || colon < 0) {
            return Optional.empty();
        }
        String policyAndRule = message.substring(START.length(), space);
        int slash = policyAndRule.lastIndexOf('/');
        if (slash <= 0) {
            return Optional.empty();
        }
        return Outcome.of(message.substring(space + 1, colon))
                .filter(outcome -> outcome == Outcome.FAIL || outcome == Outcome.ERROR)
                .map(outcome -> new Result(
                        PolicyEngine.VERIFY_IMAGES.source(),
                        policyAndRule.substring(0, slash),
                        ReportProjection.ruleName(policyAndRule.substring(slash + 1), pod),
                        outcome,
                        message.substring(colon + 2),
                        atSecond,
                        Result.ListedImages.NONE));
    }

    /** The newest of the times an event may bear. */
    static long second(JsonNode event) {
        return Stream.of(
                        Wire.second(event, "series", "lastObservedTime"),
                        Wire.second(event, "lastTimestamp"),
                        Wire.second(event, "eventTime"))
                .reduce(0L, Math::max);
    }
}

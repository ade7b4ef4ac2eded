package dev.assay.cluster;

import dev.assay.fuzz.Law;
import dev.assay.fuzz.WorkBound;
import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.posture.PostureIndex;
import dev.assay.report.Report;
import dev.assay.report.Result;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reports in all forms, in a list and in a watch: each is read within its limits or told of as unreadable, and never lost. */
public final class ReportTarget {

    private static final Instant NOW = Instant.parse("2026-08-21T08:01:00Z");
    private static final int LONGEST_CUT = Wire.LONGEST_MESSAGE + 20;
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final MessageClassifier CLASSIFIER = MessageClassifier.builtIn();
    private static final List<Kind> KINDS = List.of(Kind.EPHEMERAL_REPORT, Kind.POLICY_REPORT, Kind.OPEN_REPORT);

    private ReportTarget() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        WorkBound.read(bytes, ReportTarget::read);
    }

    private static void read(byte[] json) {
        List<JsonNode> listed = listed(json);
        List<JsonNode> watched = watched(json);
        PostureIndex index = new PostureIndex(CLASSIFIER, EvidenceAge.DEFAULT);
        for (Kind kind : KINDS) {
            List<Observation> observed = observed(kind, listed);
            Law.holds(observed.size() == listed.size(), "no report is lost", observed);
            if (listed.size() == 1 && watched.size() == 1) {
                Law.same(observed, observed(kind, watched), "a watch says what a list says");
            }
            observed.forEach(index::observe);
        }
        Law.same(NOW, index.publish(NOW).asOf(), "a posture comes of it");
    }

    private static List<JsonNode> listed(byte[] json) {
        List<JsonNode> objects = new ArrayList<>();
        try {
            AnswerReader.page(
                    around("{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[", json, "]}"), objects::add);
        } catch (IOException e) {
            // Cut or no JSON. What came before that counts.
        }
        return objects;
    }

    private static List<JsonNode> watched(byte[] json) {
        List<JsonNode> objects = new ArrayList<>();
        try {
            AnswerReader.events(
                    around("{\"type\":\"ADDED\",\"object\":", json, "}"), event -> objects.add(event.path("object")));
        } catch (IOException e) {
            // Cut or no JSON. What came before that counts.
        }
        return objects;
    }

    private static ByteArrayInputStream around(String before, byte[] json, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(json.length + 64);
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(json);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return new ByteArrayInputStream(all.toByteArray());
    }

    private static List<Observation> observed(Kind kind, List<JsonNode> objects) {
        List<Observation> observed = new ArrayList<>();
        Projection projection = new Projection(observed::add);
        for (JsonNode object : objects) {
            projection.project(new WatchEvent(NOW, kind, WatchEvent.Type.ADDED, object));
        }
        observed.removeIf(Observation.KindStarted.class::isInstance);
        for (Observation one : observed) {
            if (one instanceof Observation.ReportSeen seen) {
                limits(seen.report());
            }
        }
        return observed;
    }

    private static void limits(Report report) {
        Law.holds(report.results().size() <= ReportProjection.MOST_RESULTS, "results are few", report.namespace());
        name(report.subjectUid());
        name(report.namespace());
        second(report.atSecond());
        for (Result result : report.results()) {
            name(result.source());
            name(result.policy());
            name(result.rule());
            second(result.atSecond());
            Law.holds(result.message().length() <= LONGEST_CUT, "a message is cut", result.policy());
            Law.holds(!result.policy().isEmpty(), "a result names its policy", result);
            Stream.concat(result.images().all().stream(), result.images().unsigned().stream())
                    .forEach(image -> Law.holds(
                            Law.inert(image) && image.length() <= 1_024 && !image.isEmpty(),
                            "an image is inert",
                            image));
        }
    }

    private static void name(String text) {
        Law.holds(text.length() <= Wire.LONGEST_NAME, "a name is cut", text);
    }

    private static void second(long second) {
        Law.holds(second >= 0 && second <= LAST_SECOND, "a moment lies in the years 1970 to 9999", second);
    }
}

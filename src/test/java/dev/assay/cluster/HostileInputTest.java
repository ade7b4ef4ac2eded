package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.posture.Placement;
import dev.assay.posture.UnreadableObject;
import dev.assay.report.Report;
import dev.assay.report.Result;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever may create a pod writes part of what Assay reads. Nothing of it throws, and nothing of it makes an image look good. */
class HostileInputTest {

    private static final String POD = "pods";
    private static final String REPORT = "policyreports.wgpolicyk8s.io";
    private static final String SCAN = "ephemeralreports.reports.kyverno.io";

    private static final String POLICY = Replayed.line("clusterpolicies.kyverno.io", "ADDED", Replayed.json("""
                    {"metadata": {"name": "verify-image-signatures", "uid": "policy", "resourceVersion": "4773",
                                  "generation": 1, "creationTimestamp": "2026-08-21T07:00:00Z"},
                     "spec": {"rules": [{"name": "verify-sigstore-keyless",
                              "match": {"any": [{"resources": {"kinds": ["Pod"]}}]},
                              "verifyImages": [{"imageReferences": ["*"]}]}]}}"""));

    private final ObjectNode pod = Replayed.with(
            Replayed.yaml("47-pod-annotations-verify-images.yaml"),
            object -> metadata(object).remove("annotations"));
    private final ObjectNode report = Replayed.yaml("45-pod-multi-image-collapsed.yaml");
    private final ObjectNode scan = Replayed.yaml("46-ephemeralreport-two-images-unmerged.yaml");

    @ParameterizedTest
    @MethodSource("dev.assay.cluster.Damage#objects")
    void anObjectMayBeDamagedAnywhere(Damage.Subject subject) {
        List<String> lines = Damage.of(subject.object())
                .map(damaged -> Replayed.line(subject.resource(), "ADDED", damaged))
                .toList();

        Replayed replayed = Replayed.of(lines.toArray(String[]::new));

        assertThat(lines).hasSizeGreaterThan(50);
        assertThat(replayed.skipped()).isEmpty();
        assertThat(replayed.valid()).isEqualTo(lines.size());
        assertThat(replayed.posture().asOf()).isEqualTo(Instant.parse(Replayed.AT));
    }

    @Test
    void everyKindThatCarriesSomethingIsDamaged() {
        assertThat(Damage.objects().map(Damage.Subject::resource))
                .containsExactlyInAnyOrder(
                        "clusterpolicies.kyverno.io",
                        "cronjobs.batch",
                        "daemonsets.apps",
                        "deployments.apps",
                        "ephemeralreports.reports.kyverno.io",
                        "events",
                        "imagevalidatingpolicies.policies.kyverno.io",
                        "jobs.batch",
                        "namespaces",
                        "pods",
                        "policyexceptions.kyverno.io",
                        "policyreports.wgpolicyk8s.io",
                        "replicasets.apps",
                        "reports.openreports.io",
                        "statefulsets.apps");
    }

    @Property(tries = 500)
    void anyJsonMayBeTheObjectOfAnyKind(
            @ForAll Kind kind, @ForAll WatchEvent.Type type, @ForAll("objects") ObjectNode object) {
        Replayed replayed = Replayed.of(POLICY, Replayed.line(kind.resource(), type.name(), object));

        assertThat(replayed.skipped()).isEmpty();
        assertThat(replayed.posture().asOf()).isEqualTo(Instant.parse(Replayed.AT));
    }

    @Test
    void anObjectOfAKindThatNobodyReadsIsPassedOver() {
        Replayed replayed = Replayed.of(Replayed.line("widgets.example.com", "ADDED", pod));

        assertThat(replayed.skipped()).isEmpty();
        assertThat(replayed.all(Observation.ResourceSeen.class)).isEmpty();
    }

    @Test
    void aContainerWithoutAnImageMakesThePodUnreadableAndListed() {
        ObjectNode broken = Replayed.with(pod, object -> container(object, 1).remove("image"));

        Replayed replayed = Replayed.of(Replayed.line(POD, "ADDED", broken));

        assertThat(replayed.posture().unreadable())
                .extracting(UnreadableObject::reason)
                .containsExactly("spec.containers has a container without an image");
        assertThat(replayed.posture().unreadable())
                .extracting(unreadable -> unreadable.object().name())
                .containsExactly("multi-0");
        assertThat(Places.live(replayed.posture())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"spec": {}}                                                                    | spec.containers is not a list
            {"spec": {"containers": {"image": "a"}}}                                        | spec.containers is not a list
            {"spec": {"containers": [{"image": 5}]}}                                        | spec.containers has a container without an image
            {"spec": {"containers": ["a"]}}                                                 | spec.containers has a container without an image
            {"spec": {"containers": [{"image": "a"}], "initContainers": {"image": "b"}}}    | spec.initContainers is not a list
            {"spec": {"containers": [{"image": "a"}], "ephemeralContainers": [{"name": "b"}]}} | spec.ephemeralContainers has a container without an image
            """)
    void aPodOfWhichAnImageMayBeMissedIsUnreadable(String object, String reason) {
        Replayed replayed = Replayed.of(Replayed.line(POD, "ADDED", Replayed.json(object)));

        assertThat(replayed.all(Observation.ObjectUnreadable.class))
                .extracting(Observation.ObjectUnreadable::reason)
                .containsExactly(reason);
    }

    @Test
    void aPodWithMoreThan500ContainersIsUnreadable() {
        ArrayNode containers = (ArrayNode) pod.path("spec").path("containers");
        while (containers.size() < 501) {
            containers.addObject().put("name", "c" + containers.size()).put("image", "a:" + containers.size());
        }

        assertThat(Replayed.of(Replayed.line(POD, "ADDED", pod)).all(Observation.ObjectUnreadable.class))
                .extracting(Observation.ObjectUnreadable::reason)
                .containsExactly("more than 500 containers");
    }

    @Test
    void aMessageOfOneAndAHalfMegabytesIsCut() {
        result(report).put("message", "x".repeat(1_500_000));

        Result read = onlyResult(report);

        assertThat(read.message()).hasSize(4_096 + "… [cut]".length()).endsWith("xxx… [cut]");
    }

    @Tag("memory-bomb")
    @Test
    void of30000ResultsTheFirst1000AreReadAndTheReportSaysSo() {
        ArrayNode results = (ArrayNode) report.path("results");
        for (int count = 1; count < 30_000; count++) {
            results.add(result(report));
        }

        Report read = onlyReport(report);

        assertThat(read.results()).hasSize(1_000);
        assertThat(read.cut()).isTrue();
    }

    /** Cut, the list would call an image verified of which only its end says that it is not. */
    @ParameterizedTest
    @ValueSource(strings = {"images", "unsignedImages"})
    void aReportThatListsMoreThan500ImagesIsUnreadable(String property) {
        String images = IntStream.range(0, 501).mapToObj(at -> "a:" + at).collect(Collectors.joining(","));
        ObjectNode listing = Replayed.with(
                report,
                object -> result(object)
                        .putObject("properties")
                        .put("images", "a")
                        .put(property, images));

        assertThat(Replayed.of(Replayed.line(REPORT, "ADDED", listing))
                        .posture()
                        .unreadable())
                .extracting(UnreadableObject::reason)
                .containsExactly("properties." + property + " lists more than 500 images");
    }

    /** As many as an API server lets in. */
    @Test
    @Timeout(10)
    void aListOf700000ImagesTakesNoTime() {
        ObjectNode huge = Replayed.with(
                report,
                object -> result(object)
                        .putObject("properties")
                        .put("images", "a,".repeat(350_000))
                        .put("unsignedImages", "b,".repeat(350_000)));

        assertThat(Replayed.of(Replayed.line(REPORT, "ADDED", huge)).posture().unreadable())
                .hasSize(1);
    }

    @Test
    void aScanOfWhichAResultCannotBeReadVerifiesNothingItDoesNotName() {
        ObjectNode first = (ObjectNode) scan.path("spec").path("results").get(0);
        first.put("message", "verified from cache");

        assertThat(said(pod, scan)).containsExactly("app unsigned/no_signature/YES", "sidecar verified/-/NO");

        first.put("result", "PASS");

        assertThat(said(pod, scan))
                .containsExactly("app unsigned/no_signature/YES", "sidecar unevaluated/not_covered/UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "-9223372036854775808",
                "99999999999999999999",
                "253402300800",
                "1e300",
                "0.5",
                "\"soon\"",
                "{}",
                "null"
            })
    void aTimeThatIsNoneIsNotKnown(String seconds) {
        ((ObjectNode) result(report).path("timestamp"))
                .set("seconds", Replayed.json("{\"a\":" + seconds + "}").get("a"));

        assertThat(onlyResult(report).atSecond()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1969-12-31T23:59:59Z", "+1000000000-12-31T23:59:59Z", "yesterday", "2026-13-01T00:00:00Z", ""})
    void aTextThatIsNoTimeIsNotKnown(String text) {
        ((ObjectNode) metadata(scan).path("annotations")).put("audit.kyverno.io/last-scan-time", text);

        assertThat(onlyReport(SCAN, scan).atSecond()).isZero();
    }

    @Test
    void evidenceFromTheFarFutureVerifiesNothing() {
        ((ObjectNode) result(report).path("timestamp")).put("seconds", 253_402_300_799L);

        assertThat(said(pod, report))
                .containsExactly("app unevaluated/not_covered/UNKNOWN", "sidecar unevaluated/stale/UNKNOWN");
    }

    @Test
    void resultsMayBeNullOrMissing() {
        assertThat(onlyReport(Replayed.with(report, object -> object.putNull("results")))
                        .results())
                .isEmpty();
        assertThat(onlyReport(Replayed.with(report, object -> object.remove("results")))
                        .results())
                .isEmpty();
    }

    @Test
    void resultsThatAreNoListMakeTheReportUnreadable() {
        ObjectNode broken = Replayed.with(report, object -> object.putObject("results"));

        assertThat(Replayed.of(Replayed.line(REPORT, "ADDED", broken)).posture().unreadable())
                .extracting(UnreadableObject::reason)
                .containsExactly("results is not a list");
    }

    @Test
    void anUnreadableReportIsListedUntilAReadableVersionComesOrItIsGone() {
        ObjectNode broken = Replayed.with(report, object -> object.putObject("results"));
        ObjectNode repaired = Replayed.with(report, object -> metadata(object).put("resourceVersion", "47114"));
        String unreadable = Replayed.line(REPORT, "ADDED", broken);

        assertThat(Replayed.of(unreadable, Replayed.line(REPORT, "MODIFIED", repaired))
                        .posture()
                        .unreadable())
                .isEmpty();
        assertThat(Replayed.of(unreadable, Replayed.line(REPORT, "DELETED", broken))
                        .posture()
                        .unreadable())
                .isEmpty();
    }

    @Test
    void ofContradictingResultsTheWorseCounts() {
        ArrayNode results = (ArrayNode) scan.path("spec").path("results");
        ObjectNode good = ((ObjectNode) results.get(0)).deepCopy();
        results.insert(0, good.put("message", "verified image signatures for ghcr.io/acme/app:1"));
        results.add(good);

        assertThat(said(pod, scan)).containsExactly("app unsigned/no_signature/YES", "sidecar verified/-/NO");
    }

    @Test
    void aPodThatPraisesItselfInAnAnnotationThatKyvernoDoesNotWriteIsNotBelieved() {
        metadata(pod).putObject("annotations").put("kyverno.io/verify-images", "{\"ghcr.io/acme/app:1\":\"pass\"}");

        assertThat(said(pod))
                .containsExactly("app unevaluated/not_covered/UNKNOWN", "sidecar unevaluated/not_covered/UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "5",
                "null",
                "{\"policies\":5}",
                "{\"policies\":{\"/p\":{\"r\":\"pass\"}}}",
                "{\"policies\":{\"/p\":[{\"r\":{\"a\":\"pass\"}}]}}"
            })
    void anAnnotationThatIsNoneSaysNothing(String text) {
        metadata(pod).putObject("annotations").put("kyverno.io/verify-images-scoped", text);

        Replayed replayed = Replayed.of(Replayed.line(POD, "ADDED", pod));

        assertThat(replayed.all(Observation.ReportSeen.class))
                .allSatisfy(seen -> assertThat(seen.report().results()).isEmpty());
        assertThat(replayed.all(Observation.ResourceSeen.class)).hasSize(1);
    }

    @Tag("CVE-2022-31035")
    @Tag("GHSA-h98r-wv3h-fr38")
    @Tag("GO-2024-2646")
    @Test
    void aLinkInAnAnnotationIsNotEvenKept() {
        metadata(pod)
                .putObject("annotations")
                .put("link.argocd.argoproj.io/external-link", "Runbook | javascript:alert(1)")
                .put("kyverno.io/verify-images-scoped", "javascript:alert(1)");

        Replayed replayed = Replayed.of(POLICY, Replayed.line(POD, "ADDED", pod));

        assertThat(replayed.observations() + " " + replayed.posture())
                .contains("ghcr.io/acme/app")
                .doesNotContain("Runbook", "javascript:");
    }

    @Test
    void aHostileImageNameIsMadePrintableAndShort() {
        container(pod, 0).put("image", "a\u202E\n<script>" + "b".repeat(100_000));

        Placement app = Places.live(
                        Replayed.of(Replayed.line(POD, "ADDED", pod)).posture())
                .get("team-a/multi-0/app");

        assertThat(app).isNotNull();
        assertThat(app.container().image())
                .startsWith("a\uFFFD\uFFFD<script>bbb")
                .hasSize(512);
    }

    @Test
    void aLineDeeperThanAnApiServerLetsInIsNone() {
        String deep = "{\"a\":" + "[".repeat(500_000);

        assertThat(Replayed.of("{\"at\":\"" + Replayed.AT + "\",\"resource\":\"pods\",\"object\":" + deep)
                        .skipped())
                .containsExactly("lines 1: it is not JSON");
    }

    @Test
    void aPolicyWithoutRulesThatCanBeReadIsListed() {
        Replayed replayed = Replayed.of(
                Replayed.line("clusterpolicies.kyverno.io", "ADDED", Replayed.json("{\"spec\": {\"rules\": {}}}")),
                Replayed.line(
                        "imagevalidatingpolicies.policies.kyverno.io", "ADDED", Replayed.json("{\"spec\": [1]}")));

        assertThat(replayed.posture().unreadable())
                .extracting(UnreadableObject::reason)
                .containsExactly("spec.rules is not a list", "spec is not an object");
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        return Damage.json(4).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    }

    private static List<String> said(ObjectNode pod, ObjectNode... reports) {
        String[] lines = new String[reports.length + 2];
        lines[0] = POLICY;
        lines[1] = Replayed.line(POD, "ADDED", pod);
        for (int number = 0; number < reports.length; number++) {
            boolean ephemeral = reports[number].path("kind").asString().equals("EphemeralReport");
            lines[number + 2] = Replayed.line(ephemeral ? SCAN : REPORT, "ADDED", reports[number]);
        }
        return Places.live(Replayed.of(lines).posture()).values().stream()
                .map(placement -> placement.container().name() + " " + Places.said(placement))
                .toList();
    }

    private static Result onlyResult(ObjectNode report) {
        return onlyReport(report).results().getFirst();
    }

    private static Report onlyReport(ObjectNode report) {
        return onlyReport(REPORT, report);
    }

    private static Report onlyReport(String resource, ObjectNode report) {
        List<Observation.ReportSeen> seen =
                Replayed.of(Replayed.line(resource, "ADDED", report)).all(Observation.ReportSeen.class);
        assertThat(seen).hasSize(1);
        return seen.getFirst().report();
    }

    private static ObjectNode metadata(ObjectNode object) {
        return (ObjectNode) object.path("metadata");
    }

    private static ObjectNode container(ObjectNode pod, int number) {
        return (ObjectNode) pod.path("spec").path("containers").get(number);
    }

    private static ObjectNode result(ObjectNode report) {
        return (ObjectNode) report.path("results").get(0);
    }
}

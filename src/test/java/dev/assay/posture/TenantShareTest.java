package dev.assay.posture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.report.Outcome;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import dev.assay.report.Reports;
import dev.assay.report.Result;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.EvidenceReader;
import dev.assay.verdict.MessageClassifier;
import dev.assay.verdict.RuleBook;
import dev.assay.verdict.RuleEvidence;
import dev.assay.verdict.RuleKey;
import dev.assay.workload.Resource;
import dev.assay.workload.WorkloadKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever may create objects in one namespace neither fills the memory nor hides what is in another. */
class TenantShareTest {

    private static final EvidenceReader READER =
            new EvidenceReader(MessageClassifier.builtIn(), _ -> RuleBook.Entry.VERIFIES_IMAGES, (_, _) -> {});
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);
    private final Quarantine quarantine = new Quarantine();
    private final UnclassifiedMessages messages = new UnclassifiedMessages();
    private final OrphanEvidence orphans = new OrphanEvidence();

    @Test
    void unreadableObjectsOfOneNamespaceDoNotHideThoseOfAnother() {
        for (int number = 0; number < 5_000; number++) {
            index.observe(new Observation.ObjectUnreadable(NOW, pod("team-a", "p" + number), "it is bad"));
        }
        index.observe(new Observation.ObjectUnreadable(NOW, pod("team-b", "p"), "it is bad"));

        List<UnreadableObject> told = index.publish(NOW).unreadable();
        assertThat(told)
                .filteredOn(one -> one.object().namespace().equals("team-a"))
                .hasSize(101)
                .anyMatch(one -> one.object().name().equals("…")
                        && one.object().kind() == Kind.POD
                        && one.reason().equals(Quarantine.UNTOLD));
        assertThat(told)
                .filteredOn(one -> one.object().namespace().equals("team-b"))
                .extracting(one -> one.object().name())
                .containsExactly("p");
    }

    /** Where nothing is told of any more, there may still be what was left out: a gate must not open. */
    @Test
    void thatObjectsWereLeftOutIsSaidAlsoOnceAllOthersAreRepaired() {
        IntStream.range(0, 101).forEach(number -> quarantine.add(pod("team-a", "p" + number), "it is bad"));

        IntStream.range(0, 101).forEach(number -> quarantine.release(pod("team-a", "p" + number)));

        assertThat(quarantine.objects()).extracting(one -> one.object().name()).containsExactly("…");
    }

    @Test
    void whereObjectsAreRepairedThereIsRoomForOthers() {
        IntStream.range(0, 100).forEach(number -> quarantine.add(pod("team-a", "p" + number), "it is bad"));
        quarantine.release(pod("team-a", "p7"));

        assertThat(quarantine.add(pod("team-a", "new"), "it is bad")).isTrue();
        assertThat(quarantine.objects())
                .extracting(one -> one.object().name())
                .contains("new")
                .doesNotContain("…");
    }

    @Test
    void manyNamespacesTogetherAreBoundedAndEachIsMarked() {
        IntStream.range(0, 50)
                .forEach(namespace -> IntStream.range(0, 100)
                        .forEach(number -> quarantine.add(pod("team-" + namespace, "p" + number), "it is bad")));

        assertThat(quarantine.objects()).hasSize(1_000 + 40);
        assertThat(quarantine.objects())
                .extracting(one -> one.object().namespace())
                .contains("team-0", "team-49");
    }

    @Test
    void messagesOfOneNamespaceDoNotHideThoseOfAnother() {
        IntStream.range(0, 5_000).forEach(number -> messages.add("team-a", "what is " + number));
        messages.add("team-b", "what is this");

        assertThat(messages.messages())
                .hasSize(102)
                .contains("what is 99", "what is this", "Namespace 'team-a' has more of them than are told of.");
    }

    @Test
    void evidenceThatOneNamespacePilesUpDoesNotPushOutThatOfAnother() {
        orphans.add("team-b", "u", evidence("short"));
        IntStream.range(0, 30_000).forEach(number -> orphans.add("team-a", "u" + number, evidence("short")));

        assertThat(orphans.size()).isEqualTo(OrphanEvidence.MOST);
        assertThat(orphans.take(new ObjectRef(Kind.POD, "team-b", "p", "u", 1))).hasSize(1);
        assertThat(orphans.take(new ObjectRef(Kind.POD, "team-a", "p", "u0", 1)))
                .as("the longest waiting one of its own")
                .isEmpty();
        assertThat(orphans.take(new ObjectRef(Kind.POD, "team-a", "p", "u29999", 1)))
                .hasSize(1);
    }

    @Test
    void evidenceWithLongTextsIsBoundedByTheirLength() {
        Map<RuleKey, RuleEvidence> verbose = evidence("x".repeat(4_000));
        orphans.add("team-b", "u", verbose);
        IntStream.range(0, 12_000).forEach(number -> orphans.add("team-a", "u" + number, verbose));

        assertThat(orphans.size()).isBetween(8_000, 8_500);
        assertThat(orphans.take(new ObjectRef(Kind.POD, "team-b", "p", "u", 1))).hasSize(1);
    }

    /** Reports about one pod, each with much text: the first is kept, of the others only what is known already. */
    @Test
    void whatIsKeptOfOnePodIsBounded() {
        Inhabitant pod =
                new Inhabitant(pod("team-a", "p"), new Resource(WorkloadKind.POD, null, List.of(), 1, false), 1);
        long most = 0;
        for (int number = 0; number < 12; number++) {
            Map<RuleKey, RuleEvidence> news = evidence(number, 100);
            pod.learn(pod.bounded(news, _ -> RuleBook.Entry.UNKNOWN));
            most = Math.max(most, pod.evidenceText());
        }

        assertThat(most).isBetween(256L << 10, 2L << 20);
    }

    @Test
    void aMessageThatIsCutShortSaysSo() {
        RuleEvidence shorter =
                evidence("z".repeat(4_000)).values().iterator().next().shortened();

        assertThat(shorter.textLength()).isEqualTo(256);
        assertThat(shorter.toString()).contains("zz… [cut]");
    }

    private static Map<RuleKey, RuleEvidence> evidence(String message) {
        return read(List.of(Reports.result(Outcome.FAIL, "failed to verify image ghcr.io/acme/app:1: " + message)));
    }

    /** So many images of a rule of this number. */
    private static Map<RuleKey, RuleEvidence> evidence(int rule, int images) {
        return read(IntStream.range(0, images)
                .mapToObj(image -> new Result(
                        "kyverno",
                        "p" + rule,
                        "r",
                        Outcome.FAIL,
                        "failed to verify image ghcr.io/acme/app:" + image + ": " + "x".repeat(4_000),
                        9_000,
                        Result.ListedImages.NONE))
                .toList());
    }

    private static Map<RuleKey, RuleEvidence> read(List<Result> results) {
        Report report = new Report(ReportForm.SCAN, Reports.UID, Reports.NAMESPACE, 9_000, Map.of(), results, false);
        return READER.read(report);
    }

    private static ObjectRef pod(String namespace, String name) {
        return new ObjectRef(Kind.POD, namespace, name, namespace + name, 1);
    }
}

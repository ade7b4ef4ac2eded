package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.assay.observation.Kind;
import dev.assay.observation.Observation;
import dev.assay.posture.KindPhase;
import dev.assay.posture.KindState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {

    private static final String FIRST = pod("08:00:00", "web-1");
    private static final String SECOND = pod("08:01:00", "web-2");
    private static final String THIRD = pod("08:02:00", "web-3");

    @Test
    void everyLineIsReplayedOnTheClockOfTheRecording() {
        Replayed replayed = Replayed.of(FIRST, SECOND);

        assertThat(names(replayed)).containsExactly("web-1", "web-2");
        assertThat(replayed.all(Observation.ResourceSeen.class))
                .extracting(Observation::at)
                .containsExactly(Instant.parse("2026-08-21T08:00:00Z"), Instant.parse("2026-08-21T08:01:00Z"));
        assertThat(replayed.clock().instant()).isEqualTo("2026-08-21T08:01:00Z");
        assertThat(replayed.valid()).isEqualTo(2);
    }

    @Test
    void theClockDoesNotGoBackForALineThatCameLate() {
        assertThat(Replayed.of(SECOND, FIRST).clock().instant()).isEqualTo("2026-08-21T08:01:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"at":"2026-08-21T08:00:00Z","resource":"pods","type":"ADDED","obj              | it is not JSON
            half a line                                                                     | it is not JSON
            {"at":"2026-08-21T08:00:00Z","resource":"pods","type":"ADDED","object":{}} {}   | it is not JSON
            {"at":"2026-08-21T08:00:00Z","resource":"pods","type":"ADDED"}                  | it has no object
            {"at":"2026-08-21T08:00:00Z","resource":"pods","type":"ADDED","object":[]}      | it has no object
            []                                                                              | it has no object
            {"at":"2026-08-21T08:00:00Z","type":"ADDED","object":{}}                        | it has no resource
            {"at":"2026-08-21T08:00:00Z","resource":5,"type":"ADDED","object":{}}           | it has no resource
            {"resource":"pods","type":"ADDED","object":{}}                                  | 'at' is not a time like 2026-11-24T03:26:42.954Z
            {"at":"today","resource":"pods","type":"ADDED","object":{}}                     | 'at' is not a time like 2026-11-24T03:26:42.954Z
            {"at":"2026-08-21T08:00:00Z","resource":"pods","object":{}}                     | 'type' is none of ADDED, MODIFIED, DELETED, BOOKMARK
            {"at":"2026-08-21T08:00:00Z","resource":"pods","type":"ERROR","object":{}}      | 'type' is none of ADDED, MODIFIED, DELETED, BOOKMARK
            """)
    void aLineThatIsNoneIsReportedAndSkipped(String line, String reason) {
        Replayed replayed = Replayed.of(FIRST, line, SECOND);

        assertThat(replayed.skipped()).containsExactly("lines 2: " + reason);
        assertThat(names(replayed)).containsExactly("web-1", "web-2");
        assertThat(replayed.valid()).isEqualTo(2);
    }

    @Test
    void blankLinesAreNothing() {
        Replayed replayed = Replayed.of("", FIRST, "  \t", "\r", SECOND + "\r", "");

        assertThat(replayed.skipped()).isEmpty();
        assertThat(names(replayed)).containsExactly("web-1", "web-2");
    }

    @Test
    void blankLinesAreCountedForTheNumberOfALine() {
        assertThat(Replayed.of("", FIRST, "", "x").skipped()).containsExactly("lines 4: it is not JSON");
    }

    @Test
    void aLineThatIsTooLongIsReportedAndSkipped() {
        String longest = "x".repeat(16 * 1024 * 1024);

        assertThat(Replayed.of(FIRST, longest, SECOND).skipped()).containsExactly("lines 2: it is not JSON");

        Replayed replayed = Replayed.of(FIRST, longest + "x", SECOND);

        assertThat(replayed.skipped()).containsExactly("lines 2: it is longer than 16 MB");
        assertThat(names(replayed)).containsExactly("web-1", "web-2");
    }

    @Test
    void bytesThatAreNoTextAreSkippedAsALine() {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        noise[0] = 'x';

        assertThat(names(Replayed.files(List.of(noise, bytes(FIRST))))).containsExactly("web-1");
    }

    @Test
    void aPackedFileIsReadLikeAPlainOne() {
        Replayed replayed = Replayed.files(List.of(packed(FIRST + "\n" + SECOND + "\n"), bytes(THIRD)));

        assertThat(names(replayed)).containsExactly("web-1", "web-2", "web-3");
        assertThat(replayed.skipped()).isEmpty();
    }

    @Test
    void packedFilesOneBehindTheOtherAreOneFile() {
        byte[] one = packed(FIRST + "\n");
        byte[] two = packed(SECOND + "\n");
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);

        assertThat(names(Replayed.files(List.of(both)))).containsExactly("web-1", "web-2");
    }

    @Test
    void aPackedFileThatIsCutIsReadAsFarAsItGoes() {
        StringBuilder text = new StringBuilder();
        Random random = new Random(1);
        for (int number = 0; number < 1_000; number++) {
            text.append(pod("08:00:00", "web-" + random.nextLong())).append('\n');
        }
        byte[] whole = packed(text.toString());

        Replayed replayed = Replayed.files(List.of(Arrays.copyOf(whole, whole.length / 2), bytes(THIRD)));

        assertThat(replayed.valid()).isBetween(300L, 999L);
        assertThat(replayed.skipped())
                .containsExactly("file 1 " + replayed.valid() + ": the packed file ends or breaks here");
        assertThat(names(replayed)).endsWith("web-3");
    }

    @Test
    void aPackedFileThatIsDamagedIsReadAsFarAsItGoes() {
        byte[] damaged = packed((FIRST + "\n").repeat(20_000));
        Arrays.fill(damaged, damaged.length / 2, damaged.length, (byte) 0xff);

        Replayed replayed = Replayed.files(List.of(damaged, bytes(THIRD)));

        assertThat(replayed.skipped().getLast()).endsWith("the packed file ends or breaks here");
        assertThat(names(replayed)).endsWith("web-3");
    }

    /** Cutting a plain file is what happens when the recorder is killed. */
    @Test
    void aPlainFileMayBeCutAtAnyByte() {
        byte[] whole = bytes(FIRST + "\n" + SECOND + "\n");

        for (int length = 0; length <= whole.length; length++) {
            Replayed replayed = Replayed.files(List.of(Arrays.copyOf(whole, length)));

            assertThat(replayed.valid() + replayed.skipped().size()).isLessThanOrEqualTo(2);
            assertThat(replayed.skipped()).hasSizeLessThanOrEqualTo(1);
            assertThat(replayed.posture().missing()).isNotEmpty();
        }
    }

    @Test
    void anEmptyFileHasNoLines() {
        assertThat(Replayed.files(List.of(new byte[0])).valid()).isZero();
        assertThat(Replayed.files(List.of(bytes("x"))).skipped()).containsExactly("file 1 1: it is not JSON");
    }

    @Test
    void aFileThatCannotBeReadAtAllIsAnError() {
        Recording recording = Recording.whole(_ -> {}, new RecordingClock(), RecordingListener.SILENT);
        InputStream header = new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 0x08});

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> recording.replay("header", header));
    }

    @Test
    void ofTwoFilesEachHasItsOwnLineNumbers() {
        Replayed replayed = Replayed.files(List.of(bytes(FIRST + "\nx"), bytes("y\n" + SECOND)));

        assertThat(replayed.skipped()).containsExactly("file 1 2: it is not JSON", "file 2 1: it is not JSON");
        assertThat(names(replayed)).containsExactly("web-1", "web-2");
    }

    @Test
    void whatHappenedAfterTheMomentIsNotReplayed() {
        Replayed replayed = Replayed.until(Instant.parse("2026-08-21T08:01:30Z"), FIRST, THIRD, SECOND);

        assertThat(names(replayed)).containsExactly("web-1", "web-2");
        assertThat(replayed.clock().instant()).isEqualTo("2026-08-21T08:01:30Z");
        assertThat(replayed.valid()).isEqualTo(3);
    }

    @Test
    void aMomentAfterTheEndChangesNothing() {
        Replayed replayed = Replayed.until(Instant.parse("2026-08-21T09:00:00Z"), FIRST, SECOND);

        assertThat(replayed.clock().instant()).isEqualTo("2026-08-21T08:01:00Z");
        assertThat(phaseOf(replayed, Kind.POD)).isEqualTo(KindPhase.CAUGHT_UP);
    }

    @Test
    void atTheEndEachKindIsCaughtUpOrAbsent() {
        Replayed replayed = Replayed.of(FIRST);

        assertThat(phaseOf(replayed, Kind.POD)).isEqualTo(KindPhase.CAUGHT_UP);
        assertThat(phaseOf(replayed, Kind.DEPLOYMENT)).isEqualTo(KindPhase.ABSENT);
        assertThat(replayed.posture().missing())
                .containsExactly("policies of any kind: none was read", "reports of any kind: none was read");
    }

    @Test
    void aRecordingOfPodsPoliciesAndReportsIsComplete() {
        String policy = line("08:00:00", "clusterpolicies.kyverno.io", "ADDED", "{\"spec\":{\"rules\":[]}}");
        String bookmark = line("08:00:00", "policyreports.wgpolicyk8s.io", "BOOKMARK", "{}");

        assertThat(Replayed.of(FIRST, policy, bookmark).posture().missing()).isEmpty();
    }

    @Test
    void untilItsBookmarkAKindIsNotCaughtUp() {
        String bookmark = line("08:01:00", "pods", "BOOKMARK", "{}");
        Instant before = Instant.parse("2026-08-21T08:00:30Z");
        Instant after = Instant.parse("2026-08-21T08:01:30Z");

        assertThat(phaseOf(Replayed.until(before, FIRST, bookmark, THIRD), Kind.POD))
                .isEqualTo(KindPhase.CATCHING_UP);
        assertThat(phaseOf(Replayed.until(after, FIRST, bookmark, THIRD), Kind.POD))
                .isEqualTo(KindPhase.CAUGHT_UP);
    }

    /** Without bookmarks nobody can say more than that something of it was read. */
    @Test
    void aKindWithoutBookmarksIsCaughtUpWhereTheReplayEnds() {
        Instant before = Instant.parse("2026-08-21T08:00:30Z");

        assertThat(phaseOf(Replayed.until(before, FIRST, SECOND), Kind.POD)).isEqualTo(KindPhase.CAUGHT_UP);
    }

    @Test
    void aKindThatStartsAfterTheMomentIsNotAbsent() {
        String later = line("08:02:00", "deployments.apps", "ADDED", "{}");
        Instant before = Instant.parse("2026-08-21T08:00:30Z");

        assertThat(phaseOf(Replayed.until(before, FIRST, later), Kind.DEPLOYMENT))
                .isEqualTo(KindPhase.WAITING);
    }

    private static KindPhase phaseOf(Replayed replayed, Kind kind) {
        return replayed.posture().kinds().stream()
                .filter(state -> state.kind() == kind)
                .map(KindState::phase)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Replayed replayed) {
        return replayed.all(Observation.ResourceSeen.class).stream()
                .map(seen -> seen.object().name())
                .toList();
    }

    private static String pod(String time, String name) {
        return line(time, "pods", "ADDED", """
                {"metadata":{"name":"%s","namespace":"shop","uid":"%s","resourceVersion":"1"},\
                "spec":{"containers":[{"name":"main","image":"a:1"}]}}""".formatted(name, name));
    }

    private static String line(String time, String resource, String type, String object) {
        return """
                {"at":"2026-08-21T%sZ","resource":"%s","type":"%s","object":%s}""".formatted(time, resource, type, object);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssayCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Map<String, Object>> started = new ArrayList<>();
    private final List<String> springArguments = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"--help", "serve --help", "replay --help"})
    void helpIsPrintedToStandardOutput(String line) {
        int status = run(line.split(" "));

        assertThat(status).isZero();
        assertThat(out.toString()).startsWith("Usage: assay");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--dmo, --demo", "--sped=4, --speed", "replay x --untill=1, --until", "serve --recordin=x, --recording"
    })
    void anUnknownOptionEndsWithOneLineAndTheNearestMatch(String line, String nearest) {
        int status = run(line.split(" "));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains("did you mean '" + nearest + "'?");
        assertThat(started).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "replay x --until yesterday|'yesterday' is no moment like 2026-11-24T03:40:00Z",
                "replay x --format yaml|expected one of [TABLE, JSON] (case-insensitive) but was 'yaml'",
                "replay|Missing required parameter: 'FILE'",
                "--demo --speed=0|--speed must be above 0",
                "--demo --speed=fast|'fast' is not a double",
                "--demo --past=-1m|'-1m' is no duration like 90s, 9m or PT9M",
                "--demo --recording=x|--demo and --recording exclude each other",
                "--demo --context=x|--kubeconfig and --context are for a cluster, not for a recording",
                "serve|there is no cluster to watch; give one with --kubeconfig FILE or KUBECONFIG, a recording with"
                        + " --recording FILE, or see the demo with --demo"
            })
    void aWrongCommandEndsWithOneLine(String line, String message) {
        int status = run(line.split(" "));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(message);
    }

    @Test
    void theDemoIsServedOnThisMachineOnly() {
        int status = run("--demo", "--server.port=8081", "--management.server.port=9000");

        assertThat(status).isZero();
        assertThat(springArguments).containsExactly("--server.port=8081", "--management.server.port=9000");
        assertThat(started)
                .containsExactly(Map.of(
                        "server.address", "127.0.0.1",
                        "assay.cluster.recording", "classpath:demo/acme.jsonl.gz",
                        "assay.cluster.speed", 10.0,
                        "assay.cluster.past", "PT9M",
                        "assay.gate.soak", "2m"));
    }

    @Test
    void aRecordingIsServedFromItsBeginning(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.jsonl"), POD);

        int status = run("serve", "--recording", file.toString(), "--speed", "2.5");

        assertThat(status).isZero();
        assertThat(started)
                .containsExactly(Map.of(
                        "server.address",
                        "127.0.0.1",
                        "assay.cluster.recording",
                        file.toUri().toString(),
                        "assay.cluster.speed",
                        2.5,
                        "assay.cluster.past",
                        "PT0S"));
    }

    @Test
    void aRecordingThatIsNotThereEndsWithOneLine() {
        int status = run("replay", "/no/such/file");

        assertThat(status).isEqualTo(1);
        assertThat(err).hasToString("assay: cannot read '/no/such/file': there is no such file\n");
    }

    @Test
    void aFileWithoutAnyValidLineEndsWithStatusOne(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("not.jsonl"), "hello\n");

        int status = run("replay", file.toString());

        assertThat(status).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "assay: " + file + ", line 1 is skipped: it is not JSON",
                        "assay: '" + file + "' has no valid line of a recording");
    }

    @Test
    void badLinesAreReportedWithTheirNumbersAndCounted(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("half.jsonl"), "{\n" + POD + "\n" + POD.substring(0, 90) + "\n");

        int status = run("replay", file.toString());

        assertThat(status).isZero();
        assertThat(err.toString().lines())
                .containsExactly(
                        "assay: " + file + ", line 1 is skipped: it is not JSON",
                        "assay: " + file + ", line 3 is skipped: it is not JSON",
                        "assay: 2 lines were skipped");
    }

    @Test
    void whatWasNotReadIsSaidBeforeAnyNumber(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("pods.jsonl"), POD);

        run("replay", file.toString());

        assertThat(out.toString().lines())
                .containsExactly(
                        "As of 2026-11-24T03:26:42Z: not everything was read, so nothing below is final.",
                        "Not known yet: policies of any kind: none was read",
                        "Not known yet: reports of any kind: none was read",
                        "No policy says anything about an image.");
    }

    @Test
    void textFromTheClusterCannotReachTheTerminalAsEscapes(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("hostile.jsonl"),
                POD.replace("\"web\"", "\"w\\u001b[2Jeb\\u202e\"") + "\n" + POLICY + "\n");

        run("replay", file.toString());

        assertThat(out.toString()).contains("w�[2Jeb�").doesNotContain("\u001b").doesNotContain("\u202e");
    }

    @Test
    void jsonIsOneObjectWithAVerdictPerPolicyPodAndContainer(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("two.jsonl"), POD + "\n" + POLICY + "\n");

        run("replay", "--format=json", file.toString());

        assertThat(out.toString().replaceAll("\\s+", ""))
                .contains("\"complete\":false")
                .contains("""
                        "verdicts":[{"policy":"verify","engine":"kyverno","namespace":"shop",\
                        "workload":{"kind":"Pod","name":"web"},"pod":"web","container":"web","containerKind":"container",\
                        "image":"docker.io/nginx:latest","verdict":"unevaluated","cause":"not_covered","refused":null,\
                        "reason":"Kyvernohasnotreportedonityet.",\
                        "evidence":{"source":"none","at":null,"message":null}}]""");
    }

    @Test
    void aServerThatSaidWhyItDoesNotStartEndsWithoutAnotherWord() {
        assertThat(run("--demo", "--server.port=taken")).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    private int run(String... arguments) {
        Server server = (settings, springs) -> {
            started.add(settings);
            springArguments.addAll(springs);
            return springs.contains("--server.port=taken") ? 1 : 0;
        };
        return AssayCommand.run(arguments, server, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static final String POD = """
            {"at":"2026-11-24T03:26:42Z","resource":"pods","type":"ADDED","object":{"metadata":{"name":"web",\
            "namespace":"shop","uid":"u1","resourceVersion":"1","creationTimestamp":"2026-11-24T03:26:40Z"},\
            "spec":{"containers":[{"name":"web","image":"nginx"}]}}}""";

    private static final String POLICY = """
            {"at":"2026-11-24T03:26:43Z","resource":"clusterpolicies.kyverno.io","type":"ADDED","object":{\
            "metadata":{"name":"verify","uid":"p1","resourceVersion":"2","generation":1,\
            "creationTimestamp":"2026-11-24T03:26:41Z"},"spec":{"rules":[{"name":"keys","match":{"any":[\
            {"resources":{"kinds":["Pod"]}}]},"verifyImages":[{"imageReferences":["*"]}]}]}}}""";
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.web.HostileTexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What any name, image or message can do to a terminal: nothing. */
class HostileCommandTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String AT = "2026-11-24T03:26:42Z";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> texts = HostileTexts.all();

    @TempDir
    private Path folder;

    private String recording = "";

    @BeforeEach
    void record() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(policy("verify"));
        for (int number = 0; number < texts.size(); number++) {
            lines.add(pod(texts.get(number), "u" + number));
            lines.add(report(texts.get(number), "u" + number));
        }
        Path file = folder.resolve("hostile.jsonl");
        Files.write(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        recording = file.toString();
    }

    @Tag("terminal-escape")
    @Test
    void replayPrintsATableWithoutCommands() {
        run("replay", recording);

        assertThat(out.toString().lines()).hasSizeGreaterThan(100);
        assertInert();
    }

    @Test
    void gatePrintsReasonsWithoutCommands() {
        run("gate", "verify", "--recording", recording);

        assertThat(out.toString() + err).contains("verify");
        assertInert();
    }

    @Test
    void whatIsAskedForComesBackWithoutCommands() {
        IntStream.iterate(0, number -> number < texts.size(), number -> number + 8)
                .mapToObj(texts::get)
                .forEach(text -> run("gate", "--namespace=" + text, "--recording", recording, "--", text));

        assertThat(err.toString()).isNotBlank();
        assertInert();
    }

    private void assertInert() {
        // A return of its own would be the end of a line to lines().
        assertThat((out + "\n" + err).split("\n", -1))
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]"));
    }

    private void run(String... arguments) {
        int _ = AssayCommand.run(arguments, (_, _) -> 0, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static String policy(String name) {
        return line("clusterpolicies.kyverno.io", """
                {"metadata": {"name": "%s", "uid": "p", "resourceVersion": "2", "generation": 1,
                              "creationTimestamp": "2026-11-24T03:00:00Z"},
                 "spec": {"rules": [{"name": "r", "match": {"any": [{"resources": {"kinds": ["Pod"]}}]},
                          "verifyImages": [{"imageReferences": ["*"]}]}]}}""".formatted(name));
    }

    private static String pod(String text, String uid) {
        ObjectNode pod = (ObjectNode) JSON.readTree("{\"spec\": {\"containers\": [{}]}}");
        pod.putObject("metadata")
                .put("name", text)
                .put("namespace", text)
                .put("uid", uid)
                .put("resourceVersion", "3")
                .put("creationTimestamp", "2026-11-24T03:10:00Z");
        ((ObjectNode) pod.path("spec").path("containers").get(0))
                .put("name", text)
                .put("image", text);
        return line("pods", pod.toString());
    }

    private static String report(String text, String uid) {
        ObjectNode report = JSON.createObjectNode();
        ObjectNode metadata = report.putObject("metadata");
        metadata.put("name", uid).put("namespace", text).put("uid", "r" + uid);
        metadata.putObject("labels").put("app.kubernetes.io/managed-by", "kyverno");
        metadata.putArray("ownerReferences").addObject().put("uid", uid);
        report.putObject("scope").put("kind", "Pod").put("uid", uid);
        ObjectNode result = report.putArray("results").addObject();
        result.put("source", "kyverno").put("policy", "verify").put("rule", "r").put("result", "fail");
        result.put("message", text).putObject("timestamp").put("seconds", 1_795_490_000L);
        return line("policyreports.wgpolicyk8s.io", report.toString());
    }

    private static String line(String resource, String object) {
        ObjectNode line =
                JSON.createObjectNode().put("at", AT).put("resource", resource).put("type", "ADDED");
        line.set("object", JSON.readTree(object));
        return line.toString();
    }
}

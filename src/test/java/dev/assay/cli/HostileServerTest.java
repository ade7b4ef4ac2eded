package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.assay.web.HostileTexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a server can do to the terminal of somebody who asks it, whatever it answers: nothing. */
class HostileServerTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    private static final String OF_ONE = "gate verify --namespace shop";

    private final List<String> texts = HostileTexts.all();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server;
    private int status = 200;
    private String type = "application/json";
    private String body = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Tag("terminal-escape")
    @ParameterizedTest
    @ValueSource(strings = {OF_ONE, OF_ONE + " --output json"})
    void theReasonsOfAGateAreText(String line) {
        status = 409;
        body = gate("verify", "shop", texts).toString();

        assertThat(run(line)).isEqualTo(1);
        assertThat(out.toString())
                .contains("<script>alert(1)</script>", "HYPERLINK")
                .hasSizeGreaterThan(50_000);
        assertInert();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gate", "gate --output json"})
    void theNamesOfAllGatesAreText(String line) {
        status = 409;
        ObjectNode all =
                JSON.createObjectNode().put("asOf", "2026-11-24T03:00:00Z").put("state", "NOT_READY");
        texts.forEach(all.putArray("missing")::add);
        ArrayNode gates = all.putArray("gates");
        texts.forEach(text -> gates.add(gate(text, null, List.of(text))));
        body = all.toString();

        assertThat(run(line)).isEqualTo(1);
        assertThat(out.toString())
                .contains("<script>alert(1)</script>", "HYPERLINK")
                .hasSizeGreaterThan(50_000);
        assertInert();
    }

    @ParameterizedTest
    @ValueSource(strings = {OF_ONE + " --plan", OF_ONE + " --plan --output json"})
    void aPlanIsText(String line) {
        String all = String.join("\n", texts);
        ObjectNode plan = JSON.createObjectNode()
                .put("policy", "verify")
                .put("engine", all)
                .put("namespace", "shop")
                .put("state", "READY")
                .put("policyGeneration", 1);
        plan.putObject("enforce").put("command", all).put("yaml", all);
        plan.putObject("revert").put("command", all).put("yaml", all);
        texts.forEach(plan.putArray("warnings")::add);
        body = plan.toString();

        assertThat(run(line)).isZero();
        assertThat(out.toString()).contains("<script>alert(1)</script>", "HYPERLINK");
        assertInert();
    }

    @Test
    void whatAnAssayCallsItselfAndWhatItMissesIsText() {
        ObjectNode self = JSON.createObjectNode().put("complete", false).put("version", String.join(" ", texts));
        texts.forEach(self.putArray("missing")::add);
        ObjectNode posture = self.putObject("components").putObject("posture").put("status", "DOWN");
        posture.putObject("details").set("missing", self.path("missing"));
        body = self.toString();

        assertThat(run("status")).isEqualTo(2);
        assertThat(run("status --signed-out")).isEqualTo(2);
        assertThat(run("status", self.put("complete", true))).isZero();
        assertThat(out + "" + err).contains("<script>alert(1)</script>", "HYPERLINK");
        assertInert();
    }

    @Test
    void whatIsNoAnswerIsToldAsText() {
        IntStream.iterate(0, at -> at < texts.size(), at -> at + 4)
                .mapToObj(texts::get)
                .forEach(this::noAnswer);

        assertThat(err.toString()).contains("is no Assay", "which was not asked", "<img src=x onerror=alert(1)>");
        assertInert();
    }

    private void noAnswer(String text) {
        status = 200;
        assertThat(run("status", text)).isEqualTo(2);
        assertThat(run(OF_ONE, gate(text, text, List.of()).put("engine", text).put("state", "READY")))
                .isEqualTo(2);
        status = 404;
        type = "application/problem+json";
        assertThat(run(OF_ONE + " --output json", JSON.createObjectNode().put("detail", text)))
                .isEqualTo(2);
        type = "application/json";
    }

    /** What is wrong with an answer is told with a part of it. */
    @Tag("terminal-escape")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b]0;x\u0007\u009b2J\r\n\r\n",
                "HTTP/1.1 2\u001b[2J0 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nA\u001b[2J\u202e: b\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: a\u009b2J/b\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: \u001b[2J\r\n\r\n{}"
            })
    void whatIsNoHttpIsToldAsText(String answer) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> speak(socket, answer));
            assertThat(runAt(socket.getLocalPort(), OF_ONE)).isEqualTo(2);
            assertThat(runAt(socket.getLocalPort(), "status")).isEqualTo(2);
        }
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("assay: "));
        assertInert();
    }

    private static void speak(ServerSocket socket, String answer) {
        try {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    client.getInputStream().read(new byte[8192]);
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                    client.shutdownOutput();
                    client.getInputStream().read();
                }
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A gate whose every word is one of the texts, but for what it is about. */
    private static ObjectNode gate(String policy, @Nullable String namespace, List<String> texts) {
        ObjectNode gate = JSON.createObjectNode()
                .put("policy", policy)
                .put("engine", texts.isEmpty() ? "" : String.join(" ", texts))
                .put("namespace", namespace)
                .put("state", "NOT_READY")
                .put("asOf", "2026-11-24T03:00:00Z")
                .put("policyUid", policy)
                .put("policyGeneration", 1)
                .put("mode", policy)
                .put("moreReasons", 1);
        gate.putObject("soak").put("requiredSeconds", 1).put("cleanSeconds", 0).put("running", false);
        gate.putObject("evidence").put("places", 1).put("hash", policy);
        ArrayNode reasons = gate.putArray("reasons");
        ArrayNode namespaces = gate.putArray("namespaces");
        texts.forEach(text -> reasons.add(reason(text)));
        texts.forEach(text -> namespaces
                .addObject()
                .put("namespace", text)
                .put("state", "READY")
                .put("blockers", 0));
        return gate;
    }

    private static ObjectNode reason(String text) {
        ObjectNode reason = JSON.createObjectNode().put("since", "2026-11-24T02:40:00Z");
        Stream.of("code", "effect", "namespace", "container", "image", "cause", "message", "advice")
                .forEach(name -> reason.put(name, text));
        reason.putObject("workload").put("kind", text).put("name", text);
        return reason;
    }

    private void assertInert() {
        assertThat((out + "\n" + err).split("\n", -1))
                .allSatisfy(line -> assertThat(line).doesNotContainPattern(OBEYED));
    }

    private int run(String line, JsonNode answer) {
        return run(line, answer.toString());
    }

    private int run(String line, String answer) {
        body = answer;
        return run(line);
    }

    private int run(String line) {
        return runAt(server.getAddress().getPort(), line);
    }

    private int runAt(int port, String line) {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.addAll(List.of("--server", "http://127.0.0.1:" + port));
        return AssayCommand.run(
                arguments.toArray(String[]::new), (_, _) -> 0, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

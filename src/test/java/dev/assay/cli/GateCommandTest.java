package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateCommandTest {

    private static final String PATH = "/api/v1/gates/verify/namespaces/shop";
    private static final String JSON = "application/json";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Canned> answers = new HashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(runnable -> Thread.ofVirtual().start(runnable));
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void readyEndsWithZero() {
        given(200, JSON, READY);

        assertThat(gate()).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "READY: 'verify' can be enforced in 'shop', generation 3; that holds until 2999-01-01T00:00:00Z.",
                        "Soak: 2h of 2h, clean since 2026-11-24T01:00:00Z.",
                        "Rests on 2 containers of pods and templates, the oldest evidence is of 2026-11-24T02:30:00Z.");
        assertThat(err.toString()).isEmpty();
        assertThat(asked).containsExactly("GET " + PATH);
    }

    @Test
    void notReadyEndsWithOneAndSaysWhatToDo() {
        given(409, "application/json;charset=UTF-8", NOT_READY);

        assertThat(gate()).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        "NOT_READY: 1 reason why 'verify' cannot be enforced in 'shop'.",
                        "Soak: 0s of 2h, stands still.",
                        "Rests on 2 containers of pods and templates, the oldest evidence is of 2026-11-24T02:30:00Z.",
                        "",
                        "refused (blocks): Sign it.",
                        "  since 2026-11-24T02:40:00Z  shop  Deployment/cart  app  ghcr.io/acme/cart:1  no_signature"
                                + "  no signatures � found");
    }

    @Test
    void unknownEndsWithTwo() {
        given(503, JSON, READY.replace("READY", "UNKNOWN").replace("\"2999-01-01T00:00:00Z\"", "null"));

        assertThat(gate()).isEqualTo(2);
        assertThat(out.toString()).startsWith("UNKNOWN: 0 reasons why nobody can tell yet");
    }

    @Test
    void whatIsNotReadYetIsUnknown() {
        given(503, JSON, """
                {"asOf": "2026-11-24T03:00:00Z", "state": "UNKNOWN", "missing": ["pods: catching up"], "gates": []}""");

        assertThat(gate()).isEqualTo(2);
        assertThat(out.toString()).contains("Not known yet: pods: catching up");
    }

    @Test
    void jsonIsTheDocumentWithoutAnythingATerminalObeys() {
        given(409, JSON, NOT_READY);

        assertThat(gate("--output", "json")).isEqualTo(1);
        assertThat(out.toString())
                .contains("\"state\" : \"NOT_READY\"", "\\u202E")
                .doesNotContain("\u202e");
    }

    /** Status, media type and a body that do not make an answer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            200 | application/json         | NOT_READY  | status 200 and state NOT_READY disagree
            409 | application/json         | READY      | status 409 and state READY disagree
            503 | application/json         | READY      | status 503 and state READY disagree
            200 | application/json         | ~~         | the body is empty
            200 | application/json         | {"a": 1}   | the answer has no state
            200 | application/json         | [1]        | the body is no JSON object
            200 | application/json         | "READY"    | the body is no JSON object
            200 | application/json         | {"state": "READY"}                  | 'policy' is missing
            200 | application/json         | {"state": "READY", "state": "READY"}| the body is no JSON object
            200 | application/json         | <html>READY</html>                  | the body is no JSON object
            200 | text/html                | READY      | it is 'text/html', not JSON
            200 | text/plain               | READY      | it is 'text/plain', not JSON
            200 | application/problem+json | READY      | not JSON
            204 | application/json         | ~~         | the body is empty
            302 | application/json         | READY      | a redirect is not followed
            401 | application/json         | READY      | without a valid token (401)
            404 | text/html                | READY      | the server answers 404
            500 | application/json         | READY      | the server answers 500
            502 | text/html                | ~~         | the server answers 502
            503 | text/html                | ~~         | the body is empty
            """)
    void whatDoesNotAgreeIsNoAnswer(int status, String type, String body, String problem) {
        given(status, type, body.equals("READY") ? READY : body.equals("NOT_READY") ? NOT_READY : body);

        assertThat(gate()).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("assay: ")
                .contains(problem);
        assertThat(out.toString()).isEmpty();
        assertThat(asked).doesNotContain("GET /elsewhere");
    }

    /** What is changed in a READY that would be believed otherwise. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "policy": "verify"              | "policy": "other"     | which was not asked
            "namespace": "shop"             | "namespace": "other"  | which was not asked
            "namespace": "shop"             | "namespace": null     | which was not asked
            "2999-01-01T00:00:00Z"          | "2026-11-24T03:00:00Z"| a cache stands between, a clock is wrong
            "2999-01-01T00:00:00Z"          | null                  | READY was valid until null
            "2999-01-01T00:00:00Z"          | "soon"                | a field has another type
            "cleanSeconds": 7200            | "cleanSeconds": 7199  | before the soak is done
            "cleanSeconds": 7200            | "cleanSeconds": "x"   | a field has another type
            "hash": "ab"                    | "hash": 5             | 'hash' is missing
            "reasons": []                   | "reasons": 1          | 'reasons' or 'soak' is missing
            """)
    void aReadyThatIsNotWhatWasAskedIsNoAnswer(String was, String is, String problem) {
        given(200, JSON, READY.replace(was, is));

        assertThat(gate()).isEqualTo(2);
        assertThat(err.toString()).contains(problem);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aReadyOfARecordingIsBelievedIfSomebodySaysThatItIsOne() {
        given(200, JSON, READY.replace("2999-01-01T00:00:00Z", "2026-11-24T03:05:00Z"));

        assertThat(gate("--replayed")).isZero();
    }

    @Test
    void aReadyWithReasonsAgainstItIsNoAnswer() {
        given(200, JSON, READY.replace("\"reasons\": []", "\"reasons\": [" + REASON + "]"));

        assertThat(gate()).isEqualTo(2);
        assertThat(err.toString()).contains("it says READY and gives reasons against it");
    }

    @Test
    void anotherEngineThanAskedIsNoAnswer() {
        given(200, JSON, READY);

        assertThat(gate("--engine", "KyvernoImageValidatingPolicy")).isEqualTo(2);
        assertThat(asked).containsExactly("GET " + PATH + "?engine=KyvernoImageValidatingPolicy");
    }

    @Test
    void aBodyThatIsCutIsNoAnswer() {
        answers.put(PATH, new Canned(200, JSON, READY, READY.length() + 100, Map.of()));

        assertThat(gate()).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read");
    }

    @Tag("GO-2024-2667")
    @Test
    void aBodyOfMoreThanFourMegabytesIsNoAnswer() {
        given(200, JSON, READY + " ".repeat(4 << 20));

        assertThat(gate()).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read");
    }

    @Test
    void aServerThatTakesNoConnectionIsNoAnswer() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(run("gate", "verify", "--server", "http://localhost:" + free))
                .isEqualTo(2);
        assertThat(err.toString()).contains("cannot reach 'http://localhost:" + free + "'");
    }

    @Test
    void aServerThatDoesNotSpeakTlsIsNoAnswer() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            Thread.ofPlatform().daemon().start(() -> greet(socket));

            assertThat(run("gate", "verify", "--server", "https://localhost:" + socket.getLocalPort()))
                    .isEqualTo(2);
        }
        // Either the greeting is recognized as no TLS, or the handshake takes too long.
        assertThat(err.toString()).containsAnyOf("is not trusted", "took no connection within 5 s");
    }

    @Test
    void aServerThatNeverAnswersIsNoAnswer() {
        answers.put("/never", new Canned(0, JSON, "", 0, Map.of()));
        try (GateServer slow = new GateServer(URI.create(address()), BearerToken.none())) {
            assertThatExceptionOfType(UnansweredException.class)
                    .isThrownBy(() -> slow.get(List.of("never"), "", Duration.ofMillis(200)))
                    .withMessageContaining("did not answer within");
        }
    }

    @Test
    void aServerThatNeverEndsItsAnswerIsNoAnswer() {
        answers.put("/half", new Canned(-200, JSON, "{", 0, Map.of()));
        try (GateServer slow = new GateServer(URI.create(address()), BearerToken.none())) {
            assertThatExceptionOfType(UnansweredException.class)
                    .isThrownBy(() -> slow.get(List.of("half"), "", Duration.ofMillis(200)))
                    .withMessageContaining("did not answer within");
        }
    }

    @Test
    void whereNobodyAnswersJsonSaysUnknown() {
        given(500, "text/html", "<h1>");

        assertThat(gate("--output=json")).isEqualTo(2);
        assertThat(out.toString().replaceAll("\\s+", "")).contains("\"state\":\"UNKNOWN\"");
    }

    @Test
    void anUnknownPolicyIsToldWithTheNearestOne() {
        answers.put("/api/v1/gates/verfy", NOT_FOUND);
        answers.put("/api/v1/gates", new Canned(409, JSON, ALL, 0, Map.of()));

        assertThat(run("gate", "verfy", "--server", address())).isEqualTo(2);
        assertThat(err).hasToString("assay: there is no policy 'verfy' that verifies images, did you mean 'verify'?\n");
    }

    @Test
    void anUnknownNamespaceIsToldWithTheNearestOne() {
        answers.put("/api/v1/gates/verify/namespaces/shp", NOT_FOUND);
        answers.put("/api/v1/gates", new Canned(409, JSON, ALL, 0, Map.of()));

        assertThat(run("gate", "verify", "-n", "shp", "--server", address())).isEqualTo(2);
        assertThat(err).hasToString("assay: policy 'verify' reaches no namespace 'shp', did you mean 'shop'?\n");
    }

    @Test
    void allGatesAreListedInShort() {
        answers.put("/api/v1/gates", new Canned(409, JSON, ALL, 0, Map.of()));

        assertThat(run("gate", "--server", address() + "/")).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        "NOT_READY: 0 of 1 policies can be enforced as a whole.",
                        "",
                        "POLICY  ENGINE   STATE      REASONS  SOAK",
                        "verify  kyverno  NOT_READY  1        0s of 2h");
    }

    @Test
    void readyOfAllMeansReadyOfEach() {
        answers.put(
                "/api/v1/gates",
                new Canned(
                        200, JSON, ALL.replaceFirst("\"state\": \"NOT_READY\"", "\"state\": \"READY\""), 0, Map.of()));

        assertThat(run("gate", "--server", address())).isEqualTo(2);
        assertThat(err.toString()).contains("it says READY of all, and not of each");
    }

    @Test
    void aPlanIsPrintedAndEndsAsTheGateDoes() {
        answers.put(PATH + "/plan", new Canned(200, JSON, PLAN, 0, Map.of()));

        assertThat(gate("--plan")).isEqualTo(1);
        assertThat(out.toString().lines())
                .containsExactly(
                        "How to enforce 'verify' in 'shop'. Nothing is done here. The gate is NOT_READY.",
                        "! Not yet.",
                        "",
                        "Enforce, with kubectl:",
                        "",
                        "kubectl patch",
                        "  there�",
                        "",
                        "Enforce, in the policy's file:",
                        "",
                        "spec:",
                        "  a: b",
                        "",
                        "Back again: nothing to do, or nothing that a patch can do.");
    }

    @Test
    void aTokenIsSentAsBearer(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "secret\n");
        given(200, JSON, READY);

        assertThat(gate("--token-file", file.toString())).isZero();
        assertThat(asked).containsExactly("GET " + PATH + " Bearer secret");
    }

    @Test
    void aTokenThatIsReplacedMeanwhileIsTakenUp(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "first");
        answers.put(PATH, new Canned(503, JSON, "", 0, Map.of("Retry-After", "0")));
        Thread.ofVirtual().start(() -> {
            while (asked.isEmpty()) {
                Thread.onSpinWait();
            }
            replace(file, "second");
            while (!asked.getLast().endsWith("second")) {
                Thread.onSpinWait();
            }
            given(200, JSON, READY);
        });

        assertThat(gate("--token-file", file.toString(), "--wait", "60s")).isZero();
        assertThat(asked).startsWith("GET " + PATH + " Bearer first").endsWith("GET " + PATH + " Bearer second");
    }

    @Test
    void aTokenIsNotTakenOverARedirectNorPrinted(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "secret");
        given(307, JSON, READY);

        assertThat(gate("--token-file", file.toString(), "--output", "json")).isEqualTo(2);
        assertThat(asked).containsExactly("GET " + PATH + " Bearer secret");
        assertThat(out + "" + err).contains("a redirect is not followed").doesNotContain("secret");
    }

    @Test
    void whoHasNoTokenIsToldInOneLineHowToGetOne() {
        given(401, "application/problem+json", "{\"detail\": \"Sign in.\"}");

        assertThat(gate("--wait", "60s")).isEqualTo(2);
        assertThat(err).hasToString("""
                assay: the server lets nobody ask without a valid token (401): make one with 'kubectl create token \
                SERVICEACCOUNT --namespace NAMESPACE --audience assay', and give it by --token-file or in ASSAY_TOKEN
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~         | it is blank
            ~ ~        | it is blank
            ~a b~      | it has other characters than a header may have
            """)
    void aTokenFileWithoutATokenEndsWithTwo(String content, String problem, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), content);

        assertThat(gate("--token-file", file.toString())).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().contains(problem);
        assertThat(asked).isEmpty();
    }

    @Test
    void aTokenDoesNotLeaveTheClusterWithoutTls(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "secret");

        assertThat(run("gate", "--server", "http://assay.example.org", "--token-file", file.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("assay: no token is sent to 'http://assay.example.org' without TLS");
    }

    @Test
    void waitingEndsWithTheFirstReady() {
        answers.put(PATH, new Canned(503, JSON, "", 0, Map.of("Retry-After", "0")));
        Thread.ofVirtual().start(() -> {
            while (asked.size() < 2) {
                Thread.onSpinWait();
            }
            given(200, JSON, READY);
        });

        assertThat(gate("--wait", "60s")).isZero();
        assertThat(err.toString()).contains("the body is empty; asking again in 1 s, giving up in 60 s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gate --namespace shop",
                "gate verify --plan",
                "gate verify --soak 5m",
                "gate verify --until 2026-11-24T03:00:00Z",
                "gate verify --engine other",
                "gate verify --wait soon",
                "gate verify --wait 1m --recording x",
                "gate verify --output yaml",
                "gate verify --server localhost:8080",
                "gate verify --server ftp://localhost",
                "gate verify --server http://me@localhost",
                "gate verify --token-file /no/such/file",
                "gate verify --recording /no/such/file"
            })
    void whatCannotBeAskedEndsWithTwo(String line) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("assay: ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpTellsTheExitStatus() {
        assertThat(run("gate", "--help")).isZero();
        assertThat(out.toString())
                .contains("Exit status: 0 READY, 1 NOT_READY, 2 UNKNOWN", "--token-file=FILE", "ASSAY_TOKEN")
                .contains("It is sent by https, and by http only to this");
    }

    private int gate(String... more) {
        List<String> line = new ArrayList<>(List.of("gate", "verify", "--namespace", "shop", "--server", address()));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return AssayCommand.run(arguments, (_, _) -> 0, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static void replace(Path file, String content) {
        try {
            Path next = Files.writeString(file.resolveSibling("next"), content);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void greet(ServerSocket socket) {
        try (Socket client = socket.accept()) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            client.getInputStream().readNBytes(1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void given(int status, String type, String body) {
        answers.put(PATH, new Canned(status, type, body, 0, Map.of("Location", address() + "/elsewhere")));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (token == null ? "" : " " + token));
        Canned canned = answers.get(exchange.getRequestURI().getPath());
        try (exchange) {
            if (canned == null || canned.status == 0) {
                end.await();
                return;
            }
            byte[] body = canned.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", canned.type);
            canned.headers.forEach(exchange.getResponseHeaders()::set);
            boolean none = canned.length == 0 && body.length == 0;
            exchange.sendResponseHeaders(Math.abs(canned.status), none ? -1 : Math.max(canned.length, 0));
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            if (canned.status < 0) {
                end.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An answer; status 0 never comes, a negative one never ends, and a length above 0 is a lie. */
    private record Canned(int status, String type, String body, int length, Map<String, String> headers) {}

    private static final Canned NOT_FOUND =
            new Canned(404, "application/problem+json", "{\"detail\": \"There is none.\"}", 0, Map.of());

    private static final String READY = """
            {"policy": "verify", "engine": "kyverno", "namespace": "shop", "state": "READY", "asOf": "2026-11-24T03:00:00Z",
             "validUntil": "2999-01-01T00:00:00Z", "policyUid": "p1", "policyGeneration": 3, "mode": "audit", "reasons": [],
             "moreReasons": 0, "soak": {"requiredSeconds": 7200, "cleanSeconds": 7200, "running": true,
             "cleanSince": "2026-11-24T01:00:00Z"}, "evidence": {"places": 2, "oldestAt": "2026-11-24T02:30:00Z",
             "hash": "ab"}, "namespaces": null, "leftOut": null, "laterField": 1}""";

    private static final String REASON = """
            {"code": "refused", "effect": "blocks", "namespace": "shop", "workload": {"kind": "Deployment", "name": "cart"},
             "container": "app", "image": "ghcr.io/acme/cart:1", "cause": "no_signature",
             "message": "no signatures \\u202e found", "since": "2026-11-24T02:40:00Z", "advice": "Sign it."}""";

    private static final String NOT_READY = READY.replace("\"READY\"", "\"NOT_READY\"")
            .replace("\"2999-01-01T00:00:00Z\"", "null")
            .replace("\"reasons\": []", "\"reasons\": [" + REASON + "]")
            .replace("\"cleanSeconds\": 7200", "\"cleanSeconds\": 0")
            .replace("\"running\": true", "\"running\": false")
            .replace("\"2026-11-24T01:00:00Z\"", "null");

    private static final String ALL =
            "{\"asOf\": \"2026-11-24T03:00:00Z\", \"state\": \"NOT_READY\", \"missing\": [], \"gates\": ["
                    + NOT_READY
                            .replace("\"namespace\": \"shop\", \"state\"", "\"namespace\": null, \"state\"")
                            .replace(
                                    "\"namespaces\": null, \"leftOut\": null",
                                    "\"namespaces\": [{\"namespace\": \"shop\", \"state\": \"NOT_READY\", \"blockers\": 1}],"
                                            + " \"leftOut\": [\"legacy\"]")
                    + "]}";

    private static final String PLAN = """
            {"policy": "verify", "engine": "kyverno", "namespace": "shop", "state": "NOT_READY", "policyGeneration": 3,
             "enforce": {"command": "kubectl patch\\n  there\\u001b\\n", "yaml": "spec:\\n  a: b\\n"},
             "revert": {"command": "", "yaml": ""}, "warnings": ["Not yet."]}""";
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

    private static final String ALL = "{\"version\": \"0.1.0\", \"complete\": true, \"missing\": []}";
    private static final String NOT_ALL =
            "{\"version\": \"0.1.0\", \"complete\": false, \"missing\": [\"pods are forbidden\", \"events are being read\"]}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Queue<String> answers = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private int code = 200;
    private HttpServer server;

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

    @Test
    void anAssayThatReadsAllEndsWithZero() {
        answers.add(ALL);

        assertThat(status()).isZero();
        assertThat(out).hasToString("assay: Assay 0.1.0 reads all it needs\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void oneThatDoesNotSaysWhatIsMissing() {
        answers.add(NOT_ALL);

        assertThat(status()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err)
                .hasToString("assay: Assay 0.1.0 does not know all yet: pods are forbidden; events are being read\n");
    }

    @Test
    void itIsAskedAgainForAsLongAsWasSaid() {
        answers.add(NOT_ALL);
        answers.add(ALL);

        assertThat(status("--wait", "1m")).isZero();
    }

    @Test
    void whatIsNoAssayIsNotTakenForOne() {
        answers.add("{\"complete\": \"true\"}");
        assertThat(status()).isEqualTo(2);

        answers.add("<html>");
        assertThat(status()).isEqualTo(2);

        assertThat(err.toString().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("what answers there is no Assay"));
    }

    @Test
    void whereNobodyAnswersItEndsWithTwo() {
        server.stop(0);

        assertThat(status()).isEqualTo(2);
        assertThat(err.toString()).contains("cannot reach");
    }

    @Test
    void aTokenIsSentAndIsNotPrinted(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "secret\n");
        answers.add(ALL);

        assertThat(status("--token-file", file.toString())).isZero();
        assertThat(asked).containsExactly("/api/v1/self Bearer secret");
        assertThat(out + "" + err).doesNotContain("secret");
    }

    @Test
    void withoutATokenItEndsAtOnceWithHowToGetOne() {
        code = 401;
        answers.add("{\"detail\": \"Sign in.\"}");

        assertThat(status("--wait", "1m")).isEqualTo(2);
        assertThat(err.toString()).contains("without a valid token (401)", "kubectl create token");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aTokenFileThatCannotBeReadEndsWithTwo() {
        assertThat(status("--token-file", "/no/such/file")).isEqualTo(2);
        assertThat(err).hasToString("assay: cannot read the token in '/no/such/file'\n");
        assertThat(asked).isEmpty();
    }

    @Test
    void signedOutItAsksWhatNeedsNoToken() {
        answers.add("""
                {"status": "UP", "components": {"posture": {"status": "UP"}, "readinessState": {"status": "UP"}}}""");

        assertThat(status("--signed-out", "--token-file", "/no/such/file")).isZero();
        assertThat(out).hasToString("assay: Assay reads all it needs\n");
        assertThat(asked).containsExactly("/readyz");
    }

    @Test
    void signedOutToItIsSaidWhatIsMissing() {
        code = 503;
        answers.add("""
                {"status": "OUT_OF_SERVICE", "components": {"posture": {"status": "OUT_OF_SERVICE",
                 "details": {"missing": ["pods are forbidden"]}}, "readinessState": {"status": "UP"}}}""");

        assertThat(status("--signed-out")).isEqualTo(2);
        assertThat(err).hasToString("assay: Assay does not know all yet: pods are forbidden\n");
    }

    @Test
    void signedOutTheReadinessOfSomethingElseIsNotTakenForAssays() {
        answers.add("{\"status\": \"UP\"}");
        assertThat(status("--signed-out")).isEqualTo(2);

        answers.add("ok");
        assertThat(status("--signed-out")).isEqualTo(2);

        assertThat(err.toString().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("what answers there is no Assay"));
    }

    private int status(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "status";
        arguments[1] = "--server";
        arguments[2] = "http://127.0.0.1:" + server.getAddress().getPort();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return AssayCommand.run(arguments, (_, _) -> 0, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestURI() + (token == null ? "" : " " + token));
        byte[] body = answers.remove().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

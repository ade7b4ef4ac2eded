package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.assay.gate.GateSettings;
import dev.assay.gate.ReasonCode;
import dev.assay.manifests.Manifest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/gate.md} and its examples to what the gate does. */
class GateDocumentationTest {

    private static final Path PAGE = Path.of("docs/gate.md");
    private static final Path EXAMPLES = Path.of("docs/examples");

    private final List<String> signedIn = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @EnumSource
    void everyReasonIsDocumentedWithItsEffect(ReasonCode code) throws IOException {
        String effect = code.effect().name().toLowerCase(Locale.ROOT).replace('_', ' ');

        assertThat(page()).contains("\n| [`%1$s`](reasons.md#%1$s) | %2$s | ".formatted(code.label(), effect));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingIsDocumented(String setting) throws IOException {
        assertThat(page()).contains("\n| `" + setting + "` | ");
    }

    @Test
    void theDeadlockListIsDocumentedInFull() throws IOException {
        assertThat(page())
                .contains(GateSettings.Critical.DEFAULT.namespaces().stream()
                        .map(namespace -> "`" + namespace + "`")
                        .toList());
    }

    @Test
    void everyFileThatThePageNamesIsThere() throws IOException {
        Matcher link = Pattern.compile("\\]\\((examples/[^)#]+)\\)").matcher(page());

        assertThat(link.results().map(found -> Path.of("docs", found.group(1))))
                .hasSizeGreaterThan(7)
                .allMatch(Files::isRegularFile);
    }

    @ParameterizedTest
    @MethodSource("yamlFiles")
    void everyExampleIsYaml(Path file) {
        assertThat(Manifest.inFile(file.toString())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void everyScriptOfAnExampleIsOne(String script) throws IOException, InterruptedException {
        assertThat(exit("bash", "-n", "-c", script)).isZero();
    }

    /** What the server answers, and whether {@code gate.sh} takes it for a yes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            200 | verify | shop | READY     | 2999-01-01T00:00:00.123Z | 0
            200 | verify | shop | READY     | 2026-01-01T00:00:00Z     | 1
            200 | verify | shop | UNKNOWN   | 2999-01-01T00:00:00Z     | 1
            200 | verify | cart | READY     | 2999-01-01T00:00:00Z     | 1
            200 | other  | shop | READY     | 2999-01-01T00:00:00Z     | 1
            302 | verify | shop | NOT_READY | 2999-01-01T00:00:00Z     | 1
            409 | verify | shop | READY     | 2999-01-01T00:00:00Z     | 22
            503 | verify | shop | READY     | 2999-01-01T00:00:00Z     | 22
            """)
    void theScriptSaysYesToReadyAlone(
            int status, String policy, String namespace, String state, String validUntil, int exit)
            throws IOException, InterruptedException {
        String body = "{\"policy\":\"%s\",\"namespace\":\"%s\",\"state\":\"%s\",\"validUntil\":\"%s\"}"
                .formatted(policy, namespace, state, validUntil);
        HttpServer server = serve(status, body);
        try {
            String address = "http://localhost:" + server.getAddress().getPort();

            assertThat(exit("sh", EXAMPLES + "/gate.sh", address, "verify", "shop"))
                    .isEqualTo(exit);
            assertThat(signedIn).containsExactly("nobody");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theScriptSignsIn() throws IOException, InterruptedException {
        HttpServer server = serve(200, "{}");
        try {
            String address = "http://localhost:" + server.getAddress().getPort();

            exit("env", "ASSAY_TOKEN=secret", "sh", EXAMPLES + "/gate.sh", address, "verify", "shop");

            assertThat(signedIn).containsExactly("Bearer secret");
        } finally {
            server.stop(0);
        }
    }

    /** The script of Flux's Job asks until it is READY, so anything else would never end. */
    @Test
    void theJobSignsInAndEndsWithReady(@TempDir Path folder) throws IOException, InterruptedException {
        Path token = Files.writeString(folder.resolve("token"), "secret");
        HttpServer server =
                serve(200, "{\"policy\":\"verify\",\"engine\":\"kyverno\",\"namespace\":\"shop\",\"state\":\"READY\"}");
        ProcessBuilder job = new ProcessBuilder("sh", "-ec", shells().get(1))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        job.environment()
                .putAll(Map.of(
                        "ASSAY", "http://localhost:" + server.getAddress().getPort(),
                        "TOKEN_FILE", token.toString(),
                        "POLICY", "verify",
                        "ENGINE", "kyverno",
                        "NAMESPACE", "shop"));
        Process running = job.start();
        try {
            assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(running.exitValue()).isZero();
            assertThat(signedIn).containsExactly("Bearer secret");
        } finally {
            running.destroyForcibly();
            server.stop(0);
        }
    }

    static Stream<String> settings() {
        return names("assay.gate", GateProperties.class);
    }

    static List<Path> yamlFiles() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    static List<String> shells() throws IOException {
        Manifest job = Manifest.inFile(EXAMPLES + "/flux-http-job.yaml").getFirst();
        Manifest workflow = Manifest.inFile(EXAMPLES + "/github-actions.yaml").getFirst();
        return List.of(
                Files.readString(EXAMPLES.resolve("gate.sh")),
                job.object().at("/spec/template/spec/containers/0/args/0").asString(),
                workflow.object().at("/jobs/gate/steps/1/run").asString());
    }

    private static Stream<String> names(String prefix, Class<?> properties) {
        return Stream.of(properties.getRecordComponents())
                .flatMap(component -> component.getType().isRecord()
                        ? names(prefix + "." + dashed(component), component.getType())
                        : Stream.of(prefix + "." + dashed(component)));
    }

    private static String dashed(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private HttpServer serve(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/gates/verify/namespaces/shop", exchange -> {
            try (exchange) {
                String token = exchange.getRequestHeaders().getFirst("Authorization");
                signedIn.add(token == null ? "nobody" : token);
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return server;
    }

    private static int exit(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

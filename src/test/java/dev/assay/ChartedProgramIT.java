package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.manifests.Chart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;

/** The packaged jar takes what the chart's container gives it. */
class ChartedProgramIT {

    private static final Path JAR = Path.of("target/assay.jar");

    @TempDir
    Path folder;

    @Test
    void thePackagedJarStartsWithTheArgumentsAndVariablesOfTheContainer() throws Exception {
        JsonNode container = Chart.plain().container();
        Map<String, String> variables = new HashMap<>(variables(container));
        int pages = free();
        int management = free();
        // What stands for the pod: its own network, its volume, its service account.
        assertThat(variables.put("SERVER_PORT", "" + pages)).isEqualTo("8080");
        assertThat(variables.put("MANAGEMENT_SERVER_PORT", "" + management)).isEqualTo("8081");
        assertThat(variables.put(
                        "ASSAY_HISTORY_PATH", folder.resolve("history.db").toString()))
                .isEqualTo("/var/lib/assay/history.db");
        variables.put("KUBECONFIG", NoCluster.kubeconfig(folder).toString());

        Process program = start(container, variables);
        try {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> status(management, probe(container, "livenessProbe")) == 200);

            assertThat(status(management, probe(container, "startupProbe"))).isEqualTo(200);
            assertThat(status(management, probe(container, "readinessProbe")))
                    .as("nothing can be read")
                    .isEqualTo(503);
            assertThat(status(management, scraped())).isEqualTo(200);
            assertThat(status(pages, scraped())).as("to the door").isEqualTo(303);
            assertThat(status(pages, "/")).isEqualTo(303);
            assertThat(new Endpoint(pages).get("/sign-in").body()).contains("kubectl create token", "--audience assay");
            assertThat(status(pages, "/api/v1/self")).isEqualTo(401);
            assertThat(status(pages, "/livez")).isEqualTo(200);
        } finally {
            program.destroy();
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void withoutAWayToSignInItDoesNotStartAndSaysTheThreeWays() throws Exception {
        JsonNode container = Chart.plain().container();
        Map<String, String> variables = new HashMap<>(variables(container));
        variables.replace("ASSAY_ACCESS_TOKENS", "false");
        variables.put("SERVER_PORT", "" + free());
        variables.put("SERVER_ADDRESS", "0.0.0.0");
        variables.put("ASSAY_HISTORY_ENABLED", "false");
        variables.put("KUBECONFIG", NoCluster.kubeconfig(folder).toString());

        Process program = start(container, variables);

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(1);
        assertThat(folder.resolve("log"))
                .content()
                .contains("assay.access.tokens", "assay.access.oidc.issuer", "assay.access.anonymous-read")
                .doesNotContain("\tat ");
    }

    @Test
    void everyVariableOfTheContainerIsASettingThatItKnows() {
        Map<String, String> variables = variables(Chart.of("replicated").container());

        assertThat(bound("assay.gate", "dev.assay.GateProperties", variables))
                .isEqualTo("GateProperties[soak=PT4H, evidenceAge=PT6H, allowExcepted=false, scope=[shop, team-*],"
                        + " deadlock=Deadlock[namespaces=[kube-system, flux-*],"
                        + " labels=[assay.dev/critical=true, node-critical]]]");
        assertThat(bound("assay.cluster", "dev.assay.cluster.ClusterProperties", variables))
                .endsWith("kyvernoConfig=policies/kyverno-config]");
        assertThat(bound("assay.access", "dev.assay.signin.AccessProperties", variables))
                .startsWith("AccessProperties[tokens=true, audiences=[assay], anonymousRead=false, url=null,")
                .endsWith("idle=PT30M, longest=PT8H, resource=policyreports.wgpolicyk8s.io,"
                        + " requestsPerMinute=1200]");
        assertThat(bound("assay.gate.resources", "dev.assay.cluster.GateResourceProperties", variables))
                .isEqualTo("GateResourceProperties[enabled=true, leaseNamespace=null]");
        assertThat(bound("assay.history", "dev.assay.history.HistoryProperties", variables))
                .isEqualTo("HistoryProperties[enabled=true, path=~/.local/state/assay/history.db, retention=PT720H]");
        assertThat(bound("spring.datasource", "dev.assay.history.SharedProperties", secrets(variables)))
                .isEqualTo("SharedProperties[url=jdbc:postgresql://db/assay, username=assay, password=word]");
        assertThat(variables.keySet())
                .as("a new one needs a line above")
                .containsExactlyInAnyOrder(
                        "SERVER_PORT",
                        "MANAGEMENT_SERVER_PORT",
                        "ASSAY_CLUSTER_KYVERNOCONFIG",
                        "ASSAY_GATE_SOAK",
                        "ASSAY_GATE_EVIDENCEAGE",
                        "ASSAY_GATE_ALLOWEXCEPTED",
                        "ASSAY_GATE_SCOPE",
                        "ASSAY_GATE_DEADLOCK_NAMESPACES",
                        "ASSAY_GATE_DEADLOCK_LABELS",
                        "ASSAY_GATE_RESOURCES_ENABLED",
                        "ASSAY_HISTORY_ENABLED",
                        "ASSAY_HISTORY_RETENTION",
                        "SPRING_DATASOURCE_URL",
                        "SPRING_DATASOURCE_USERNAME",
                        "SPRING_DATASOURCE_PASSWORD",
                        "ASSAY_ACCESS_TOKENS",
                        "ASSAY_ACCESS_AUDIENCES",
                        "ASSAY_ACCESS_ANONYMOUSREAD",
                        "ASSAY_ACCESS_IDLE",
                        "ASSAY_ACCESS_LONGEST",
                        "ASSAY_ACCESS_RESOURCE",
                        "_JAVA_OPTIONS",
                        "LOGGING_STRUCTURED_FORMAT_CONSOLE");
    }

    @Test
    void soIsEveryVariableOfAWebhook() {
        Map<String, String> variables = variables(Chart.of("notified").container());
        assertThat(variables.keySet().stream().filter(name -> name.startsWith("ASSAY_NOTIFY")))
                .containsExactlyInAnyOrder(
                        "ASSAY_NOTIFY_WEBHOOK_URL", "ASSAY_NOTIFY_WEBHOOK_SECRET", "ASSAY_NOTIFY_INTERVAL");

        // From the Secret.
        variables.put("ASSAY_NOTIFY_WEBHOOK_URL", "https://chat.test/hook");
        variables.put("ASSAY_NOTIFY_WEBHOOK_SECRET", "sixteen letters!");

        assertThat(bound("assay.notify.webhook.url", "java.net.URI", variables)).isEqualTo("https://chat.test/hook");
        assertThat(bound("assay.notify.webhook.secret", "java.lang.String", variables))
                .isEqualTo("sixteen letters!");
        assertThat(bound("assay.notify", "dev.assay.notify.NotifyProperties", variables))
                .endsWith("interval=PT5M]");
    }

    private Process start(JsonNode container, Map<String, String> variables) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@src/main/jvm/assay.options",
                "-jar",
                JAR.toString()));
        container.at("/args").forEach(argument -> command.add(argument.asString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ASSAY_"));
        builder.environment().putAll(variables);
        return builder.start();
    }

    private static Map<String, String> variables(JsonNode container) {
        Map<String, String> variables = new HashMap<>();
        container
                .at("/env")
                .forEach(variable -> variables.put(
                        variable.at("/name").asString(), variable.at("/value").asString("")));
        return variables;
    }

    /** What Kubernetes puts in from the Secret. */
    private static Map<String, String> secrets(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.replace("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/assay");
        all.replace("SPRING_DATASOURCE_USERNAME", "assay");
        all.replace("SPRING_DATASOURCE_PASSWORD", "word");
        return all;
    }

    private static String bound(String prefix, String type, Map<String, String> variables) {
        MutablePropertySources sources = new MutablePropertySources();
        sources.addFirst(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
        try {
            Bindable<?> properties = Bindable.of(Class.forName(type));
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind(prefix, properties)
                    .get()
                    .toString();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String probe(JsonNode container, String name) {
        assertThat(container.at("/" + name + "/httpGet/port").asString()).isEqualTo("management");
        return container.at("/" + name + "/httpGet/path").asString();
    }

    private static String scraped() {
        return Chart.of("persistent")
                .only("ServiceMonitor")
                .at("/spec/endpoints/0/path")
                .asString();
    }

    /** Of the answer, or 0 while there is none. */
    private static int status(int port, String path) {
        try {
            return new Endpoint(port).get(path).statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

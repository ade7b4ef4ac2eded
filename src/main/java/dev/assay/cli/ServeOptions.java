package dev.assay.cli;

import dev.assay.cluster.ClusterAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to serve. */
final class ServeOptions {

    private static final String DEMO = "classpath:demo/acme.jsonl.gz";
    private static final Duration DEMO_PAST = Duration.ofMinutes(9);

    @Option(names = "--demo", description = "Serve a recording of a real cluster, on this machine only.")
    private boolean demo;

    @Option(names = "--recording", paramLabel = "FILE", description = "Serve this recording, on this machine only.")
    private @Nullable Path recording;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "10",
            description = "Replay N times as fast as life (default: ${DEFAULT-VALUE}).")
    private double speed = 10;

    @Option(
            names = "--past",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Show this much of the recording's beginning at once, like 9m or PT9M (demo: 9m).")
    private @Nullable Duration past;

    /** Starts the server; the exit status says whether there was something to serve. */
    int serve(Server server, List<String> springArguments, CommandLine commandLine) {
        check(commandLine);
        if (demo || recording != null) {
            return server.start(recorded(), springArguments);
        }
        Optional<ClusterAccess> access = cluster.access();
        if (access.isEmpty()) {
            commandLine
                    .getErr()
                    .println("assay: there is no cluster to watch; give one with --kubeconfig FILE or KUBECONFIG,"
                            + " a recording with --recording FILE, or see the demo with --demo");
            return CommandLine.ExitCode.USAGE;
        }
        return server.start(live(access.get()), springArguments);
    }

    private void check(CommandLine commandLine) {
        boolean recorded = demo || recording != null;
        if (demo && recording != null) {
            throw new CommandLine.ParameterException(commandLine, "--demo and --recording exclude each other");
        }
        if (recorded && cluster.given()) {
            throw new CommandLine.ParameterException(
                    commandLine, "--kubeconfig and --context are for a cluster, not for a recording");
        }
        if (!(speed > 0)) {
            throw new CommandLine.ParameterException(commandLine, "--speed must be above 0");
        }
        if (recording != null && !Files.isReadable(recording)) {
            throw new Failure("cannot read '" + recording + "'");
        }
    }

    private static Map<String, Object> live(ClusterAccess access) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("assay.cluster.live", true);
        settings.put("assay.cluster.kyverno-config", access.kyverno().toString());
        if (access.kubeconfig() != null) {
            settings.put("assay.cluster.kubeconfig", access.kubeconfig().toString());
            settings.put("server.address", "127.0.0.1");
        }
        if (access.context() != null) {
            settings.put("assay.cluster.context", access.context());
        }
        return settings;
    }

    private Map<String, Object> recorded() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("assay.cluster.speed", speed);
        settings.put(
                "assay.cluster.recording",
                recording == null ? DEMO : recording.toUri().toString());
        if (demo) {
            // Kyverno scanned once a minute there, so that this is twice the interval as elsewhere.
            settings.put("assay.gate.soak", "2m");
        }
        Duration atOnce = past == null && demo ? DEMO_PAST : past;
        settings.put("assay.cluster.past", String.valueOf(atOnce == null ? Duration.ZERO : atOnce));
        return settings;
    }
}

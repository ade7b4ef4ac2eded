package dev.assay.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What to serve. */
final class ServeOptions {

    private static final String DEMO = "classpath:demo/acme.jsonl.gz";
    private static final Duration DEMO_PAST = Duration.ofMinutes(9);

    @Option(names = "--demo", description = "Serve a recording of a real cluster, on this machine only.")
    private boolean demo;

    @Option(names = "--recording", paramLabel = "FILE", description = "Serve this recording, on this machine only.")
    private @Nullable Path recording;

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
        if (demo && recording != null) {
            throw new CommandLine.ParameterException(commandLine, "--demo and --recording exclude each other");
        }
        if (!(speed > 0)) {
            throw new CommandLine.ParameterException(commandLine, "--speed must be above 0");
        }
        if (!demo && recording == null) {
            commandLine
                    .getErr()
                    .println("assay: there is no cluster to watch; give a recording with --recording FILE,"
                            + " or see the demo with --demo");
            return CommandLine.ExitCode.USAGE;
        }
        if (recording != null && !Files.isReadable(recording)) {
            throw new Failure("cannot read '" + recording + "'");
        }
        server.start(settings(), springArguments);
        return CommandLine.ExitCode.OK;
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("assay.cluster.speed", speed);
        settings.put(
                "assay.cluster.recording",
                recording == null ? DEMO : recording.toUri().toString());
        Duration atOnce = past == null && demo ? DEMO_PAST : past;
        settings.put("assay.cluster.past", String.valueOf(atOnce == null ? Duration.ZERO : atOnce));
        return settings;
    }
}

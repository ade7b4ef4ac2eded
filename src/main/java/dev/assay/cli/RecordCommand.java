package dev.assay.cli;

import dev.assay.cluster.ClusterAccess;
import dev.assay.cluster.LiveRecording;
import dev.assay.observation.Observation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what happens in a cluster to a file. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Records what happens in a cluster, for 'assay replay' and 'assay --recording'.",
        footer = {
            "",
            "Without --redact the file holds the objects as they are, with whatever stands in them. With it, every"
                    + " word goes that is not Kubernetes', Kyverno's or a registry's own; look at the file all the same"
                    + " before you give it away."
        })
final class RecordCommand implements Callable<Integer> {

    private static final long FIRST_ANSWER_MILLIS = 5_000;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "Where to write; packed with gzip if it ends in .gz.")
    private Path output = Path.of("");

    @Option(
            names = "--duration",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Stop after this long, like 90s, 9m or PT9M (default: at Ctrl-C).")
    private @Nullable Duration duration;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            arity = "1..*",
            description = "Record these namespaces and what is cluster-wide (default: all).")
    private List<String> namespaces = List.of();

    @Option(
            names = "--redact",
            description = "Replace names, the same name by the same word, and leave out what Assay does not need.")
    private boolean redact;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        ClusterAccess access = cluster.access()
                .orElseThrow(() ->
                        new Failure("there is no cluster to record; give one with --kubeconfig FILE or KUBECONFIG"));
        // What a library logs is not for who records; what goes wrong with a kind is told below.
        LoggingSystem.get(RecordCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        try {
            record(access, spec.commandLine().getErr());
        } catch (IOException e) {
            throw new Failure("cannot write '" + output + "': " + e.getMessage());
        }
        return 0;
    }

    private void record(ClusterAccess access, PrintWriter err) throws IOException, InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        Thread stop = Thread.ofPlatform().unstarted(() -> {
            over.countDown();
            await(written);
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try (LiveRecording recording = LiveRecording.start(
                access,
                writer(),
                new LiveRecording.Scope(Set.copyOf(namespaces), redact),
                observation -> tell(observation, err),
                Clock.systemUTC())) {
            if (await(over, recording, err)) {
                err.println("assay: stopped");
            }
            err.println("assay: " + recording.lines() + " lines in '" + output + "'");
        } finally {
            written.countDown();
        }
    }

    /** Waits for the end, and says so if the cluster does not answer meanwhile; gives whether Ctrl-C was first. */
    private boolean await(CountDownLatch over, LiveRecording recording, PrintWriter err) throws InterruptedException {
        long millis = duration == null ? Long.MAX_VALUE : duration.toMillis();
        if (millis <= FIRST_ANSWER_MILLIS) {
            return over.await(millis, TimeUnit.MILLISECONDS);
        }
        if (over.await(FIRST_ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
            return true;
        }
        if (recording.lines() == 0) {
            err.println("assay: the cluster has not answered yet; still trying, Ctrl-C gives up");
        }
        return over.await(millis - FIRST_ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Writer writer() throws IOException {
        OutputStream file = Files.newOutputStream(output);
        boolean packed = output.toString().endsWith(".gz");
        return new OutputStreamWriter(packed ? new GZIPOutputStream(file, true) : file, StandardCharsets.UTF_8);
    }

    private static void tell(Observation observation, PrintWriter err) {
        if (observation instanceof Observation.KindUnreadable unreadable) {
            err.println(
                    "assay: " + unreadable.kind().resource() + " is not recorded: " + Text.plain(unreadable.reason()));
        }
        if (observation instanceof Observation.KindStale stale) {
            err.println("assay: " + stale.kind().resource() + ": " + Text.plain(stale.reason()));
        }
    }

    /** Ctrl-C ends the process once this returns: not before the last line is written. */
    private static void await(CountDownLatch written) {
        try {
            if (!written.await(5, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

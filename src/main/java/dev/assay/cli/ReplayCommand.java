package dev.assay.cli;

import dev.assay.api.PostureDocument;
import dev.assay.cluster.Recording;
import dev.assay.cluster.RecordingClock;
import dev.assay.posture.Posture;
import dev.assay.posture.PostureIndex;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Replays recordings as fast as it goes and prints the posture they end in. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Replays recordings of a cluster on their own clock, as fast as it goes, and prints the posture.",
        footer = {
            "",
            "A recording has one JSON object a line:",
            "  {\"at\": \"2026-11-24T03:26:42.954Z\", \"resource\": \"pods\", \"type\": \"ADDED\", \"object\": {…}}",
            "Lines that are none are reported and skipped."
        })
final class ReplayCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings (.jsonl, also packed with gzip), in this order; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "Show the cluster as it stood at this moment, like 2026-11-24T03:40:00Z.")
    private @Nullable Instant until;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "How to print it (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** How to print a posture. */
    enum Format {
        TABLE,
        JSON
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err);
        RecordingClock clock = new RecordingClock();
        PostureIndex index = new PostureIndex(MessageClassifier.builtIn(), EvidenceAge.DEFAULT);
        Recording recording = until == null
                ? Recording.whole(index, clock, progress)
                : Recording.until(until, index, clock, progress);
        files.forEach(file -> RecordingFile.replay(file, recording));
        recording.finish();
        progress.finish();
        print(index.publish(clock.instant()), spec.commandLine().getOut());
        return 0;
    }

    private void print(Posture posture, PrintWriter out) {
        switch (format) {
            case TABLE -> PostureTable.print(posture, out);
            case JSON ->
                out.println(JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(PostureDocument.of(posture)));
        }
        out.flush();
    }
}

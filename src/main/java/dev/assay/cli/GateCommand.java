package dev.assay.cli;

import dev.assay.gate.GateSettings;
import dev.assay.gate.GateState;
import dev.assay.policy.PolicyEngine;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks whether a policy may be enforced. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Asks a running Assay, or a recording, whether a policy may be enforced.",
        footer = {
            "",
            "Exit status: 0 READY, 1 NOT_READY, 2 UNKNOWN, or nobody could be asked, or the command is wrong; 130 after Ctrl-C.",
            "Environment: ASSAY_SERVER in place of --server, ASSAY_TOKEN in place of --token-file.",
            "",
            "  assay gate verify-image-signatures --namespace shop --wait 30m && echo enforce",
            "  assay gate verify-image-signatures --namespace shop --plan"
        })
final class GateCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    @Parameters(
            arity = "0..1",
            paramLabel = "POLICY",
            defaultValue = "",
            description = "The policy's name, namespace/name of a namespaced one; without it all gates, in short.")
    private String policy = "";

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "N",
            defaultValue = "",
            description = "Ask for this namespace alone.")
    private String namespace = "";

    @Option(
            names = "--engine",
            paramLabel = "E",
            defaultValue = "",
            description = "Where policies of both engines have the name: kyverno or KyvernoImageValidatingPolicy.")
    private String engine = "";

    @Mixin
    private ServerOption server = new ServerOption();

    @Option(
            names = "--replayed",
            description = "The server plays a recording, like the demo: do not compare its time with this machine's.")
    private boolean replayed;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "0s",
            description = "Ask again for as long as this, until it is READY.")
    private Duration wait = Duration.ZERO;

    @Option(
            names = "--output",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to print it (default: ${DEFAULT-VALUE}).")
    private Output output = Output.TEXT;

    @Option(names = "--plan", description = "Print how to enforce it in the namespace, and the way back. Does neither.")
    private boolean plan;

    @Option(names = "--recording", paramLabel = "FILE", description = "Answer from this recording, at its end.")
    private @Nullable String recording;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            converter = InstantConverter.class,
            description = "Answer at this moment of the recording, like 2026-11-24T03:40:00Z.")
    private @Nullable Instant until;

    @Option(
            names = "--soak",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long all has to hold in the recording (default: 2h).")
    private @Nullable Duration soak;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** How to print an answer. */
    enum Output {
        TEXT,
        JSON
    }

    @Override
    public Integer call() {
        checkOptions();
        try {
            GateAnswer answer = answer();
            print(answer);
            return status(answer.state());
        } catch (UnansweredException | Failure e) {
            return unanswered(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A bug must not leave with 1, which says NOT_READY.
            e.printStackTrace(spec.commandLine().getErr());
            return unanswered("a bug in Assay: " + e);
        }
    }

    private void checkOptions() {
        if (policy.isEmpty() && (!namespace.isEmpty() || plan)) {
            throw new ParameterException(spec.commandLine(), "--namespace and --plan need a POLICY");
        }
        if (plan && namespace.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--plan needs a --namespace: enforce one after the other");
        }
        if (recording == null && (until != null || soak != null)) {
            throw new ParameterException(spec.commandLine(), "--until and --soak are for a --recording");
        }
        if (!wait.isZero() && (recording != null || plan)) {
            throw new ParameterException(spec.commandLine(), "--wait is neither for a --recording nor for a --plan");
        }
        if (!engine.isEmpty() && PolicyEngine.ofSource(engine).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + engine + "' is no engine: kyverno or KyvernoImageValidatingPolicy");
        }
    }

    private GateAnswer answer() throws UnansweredException {
        GateQuestion question = new GateQuestion(policy, namespace, engine);
        if (recording != null) {
            GateSource recorded = RecordedGates.of(
                    recording,
                    until,
                    settings(),
                    new Progress(spec.commandLine().getErr()));
            return ask(recorded, question);
        }
        try (GateServer asked = server.open()) {
            return ask(new ServedGates(asked, clock()), question);
        }
    }

    private GateAnswer ask(GateSource source, GateQuestion question) throws UnansweredException {
        PrintWriter err = spec.commandLine().getErr();
        GateWait waiting =
                new GateWait(Clock.systemUTC(), Thread::sleep, line -> err.println("assay: " + Text.plain(line)));
        return waiting.ready(wait, atMost -> plan ? source.plan(question, atMost) : source.gate(question, atMost));
    }

    /** On a recording's own clock no READY has run out. */
    private Clock clock() {
        return replayed ? Clock.fixed(Instant.EPOCH, ZoneOffset.UTC) : Clock.systemUTC();
    }

    private GateSettings settings() {
        GateSettings usual = GateSettings.DEFAULT;
        return soak == null
                ? usual
                : new GateSettings(soak, usual.evidenceAge(), usual.allowExcepted(), usual.scope(), usual.critical());
    }

    private void print(GateAnswer answer) {
        PrintWriter out = spec.commandLine().getOut();
        switch (output) {
            case TEXT -> GateText.print(answer, out);
            case JSON -> out.println(json(answer.document()));
        }
        out.flush();
    }

    private int unanswered(String problem) {
        if (output == Output.JSON) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(json(Map.of("state", GateState.UNKNOWN, "problem", problem)));
            out.flush();
        }
        spec.commandLine().getErr().println("assay: " + Text.plain(problem));
        return status(GateState.UNKNOWN);
    }

    /** Of the characters that a terminal obeys, the writer leaves one as it is: DELETE. */
    private static String json(Object document) {
        return JSON.writeValueAsString(document).replace("\u007F", "\\u007F");
    }

    private static int status(GateState state) {
        return switch (state) {
            case READY -> 0;
            case NOT_READY -> 1;
            case UNKNOWN -> 2;
        };
    }
}

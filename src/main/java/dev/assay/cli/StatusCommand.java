package dev.assay.cli;

import dev.assay.cli.GateServer.Reply;
import dev.assay.cli.UnansweredException.Remedy;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks whether a running Assay reads all it needs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Asks a running Assay whether it reads all it needs; says nothing of images or gates.",
        footer = {"", "Exit status: 0 it does, 2 it does not, or nobody could be asked."})
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_ALL = 2;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final List<String> SELF = List.of("api", "v1", "self");

    @Mixin
    private ServerOption server = new ServerOption();

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            defaultValue = "0s",
            description = "Ask again for as long as this, until it does.")
    private Duration wait = Duration.ZERO;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Instant deadline = Clock.systemUTC().instant().plus(wait);
        try (GateServer asked = new GateServer(server.address(), "")) {
            while (true) {
                Status status = ask(asked);
                if (status.complete() || !Clock.systemUTC().instant().isBefore(deadline)) {
                    return told(status);
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static Status ask(GateServer asked) {
        try {
            return Status.of(asked.get(SELF, "", GateWait.ANSWER));
        } catch (UnansweredException e) {
            return new Status(false, String.valueOf(e.getMessage()));
        }
    }

    private int told(Status status) {
        PrintWriter out = status.complete()
                ? spec.commandLine().getOut()
                : spec.commandLine().getErr();
        out.println("assay: " + Text.plain(status.words()));
        out.flush();
        return status.complete() ? 0 : NOT_ALL;
    }

    /** What came back. */
    private record Status(boolean complete, String words) {

        static Status of(Reply reply) throws UnansweredException {
            JsonNode self = document(reply);
            String version = "Assay " + self.path("version").asString("");
            if (self.path("complete").asBoolean(false)) {
                return new Status(true, version + " reads all it needs");
            }
            List<String> missing = new ArrayList<>();
            self.path("missing").forEach(text -> missing.add(text.asString("")));
            return new Status(false, version + " does not know all yet: " + String.join("; ", missing));
        }

        private static JsonNode document(Reply reply) throws UnansweredException {
            try {
                JsonNode self = JsonMapper.shared().readTree(reply.body());
                if (reply.status() == 200 && self.path("complete").isBoolean()) {
                    return self;
                }
            } catch (JacksonException e) {
                throw new UnansweredException(
                        Remedy.REPAIR, "what answers there is no Assay: " + e.getOriginalMessage());
            }
            throw new UnansweredException(Remedy.REPAIR, "what answers there is no Assay: status " + reply.status());
        }
    }
}

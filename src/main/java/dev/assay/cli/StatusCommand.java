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
        footer = {
            "",
            "Exit status: 0 it does, 2 it does not, or nobody could be asked.",
            "Environment: ASSAY_SERVER in place of --server, ASSAY_TOKEN in place of --token-file."
        })
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_ALL = 2;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final List<String> SELF = List.of("api", "v1", "self");
    private static final List<String> READY = List.of("readyz");

    @Mixin
    private ServerOption server = new ServerOption();

    @Option(
            names = "--signed-out",
            description = "Ask /readyz, which needs no token: it does not tell the version. A token is not sent.")
    private boolean signedOut;

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
        try (GateServer asked = signedOut ? server.openSignedOut() : server.open()) {
            return told(lastOf(asked));
        } catch (Failure e) {
            return told(new Status(false, String.valueOf(e.getMessage())));
        }
    }

    private Status lastOf(GateServer asked) throws InterruptedException {
        Instant deadline = Clock.systemUTC().instant().plus(wait);
        while (true) {
            Status status = ask(asked);
            if (status.complete() || !Clock.systemUTC().instant().isBefore(deadline)) {
                return status;
            }
            Thread.sleep(PAUSE);
        }
    }

    private Status ask(GateServer asked) {
        try {
            return signedOut
                    ? Status.ofReadiness(asked.get(READY, "", GateWait.ANSWER))
                    : Status.ofSelf(asked.get(SELF, "", GateWait.ANSWER));
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

        static Status ofSelf(Reply reply) throws UnansweredException {
            if (reply.status() == 401) {
                // That does not pass by itself.
                throw new Failure(BearerToken.WANTED);
            }
            JsonNode self = document(reply);
            if (reply.status() != 200 || !self.path("complete").isBoolean()) {
                throw foreign("status " + reply.status());
            }
            return of(
                    "Assay " + self.path("version").asString(""),
                    self.path("complete").asBoolean(),
                    self.path("missing"));
        }

        static Status ofReadiness(Reply reply) throws UnansweredException {
            JsonNode posture = document(reply).path("components").path("posture");
            boolean up = posture.path("status").asString("").equals("UP");
            if (posture.isMissingNode() || (up && reply.status() != 200)) {
                throw foreign("status " + reply.status());
            }
            return of("Assay", up, posture.path("details").path("missing"));
        }

        private static Status of(String name, boolean complete, JsonNode missing) {
            if (complete) {
                return new Status(true, name + " reads all it needs");
            }
            List<String> kinds = new ArrayList<>();
            missing.forEach(text -> kinds.add(text.asString("")));
            return new Status(false, name + " does not know all yet: " + String.join("; ", kinds));
        }

        private static JsonNode document(Reply reply) throws UnansweredException {
            try {
                return JsonMapper.shared().readTree(reply.body());
            } catch (JacksonException e) {
                throw foreign(e.getOriginalMessage());
            }
        }

        private static UnansweredException foreign(String why) {
            return new UnansweredException(Remedy.REPAIR, "what answers there is no Assay: " + why);
        }
    }
}

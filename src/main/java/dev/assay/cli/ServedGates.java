package dev.assay.cli;

import dev.assay.cli.GateServer.Reply;
import dev.assay.cli.UnansweredException.Remedy;
import dev.assay.policy.PolicyKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The gates of a running Assay. */
final class ServedGates implements GateSource {

    private static final List<String> GATES = List.of("api", "v1", "gates");

    private final GateServer server;
    private final Clock clock;

    ServedGates(GateServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public Heard gate(GateQuestion question, Duration atMost) throws UnansweredException {
        Reply reply = server.get(path(question), query(question), atMost);
        return new Heard(
                known(question, atMost, () -> GateReader.gate(question, reply, clock.instant())), reply.retryAfter());
    }

    @Override
    public Heard plan(GateQuestion question, Duration atMost) throws UnansweredException {
        List<String> path = new ArrayList<>(path(question));
        path.add("plan");
        Reply reply = server.get(path, query(question), atMost);
        return new Heard(
                known(question, atMost, () -> GateReader.plan(question, reply, clock.instant())), reply.retryAfter());
    }

    private static List<String> path(GateQuestion question) {
        List<String> path = new ArrayList<>(GATES);
        if (!question.all()) {
            path.add(PolicyKey.inPath(question.policy()));
        }
        if (!question.namespace().isEmpty()) {
            path.addAll(List.of("namespaces", question.namespace()));
        }
        return path;
    }

    private static String query(GateQuestion question) {
        return question.engine().isEmpty() ? "" : "engine=" + question.engine();
    }

    /** Where nobody knows what was asked about, the names that are known help more than that. */
    private GateAnswer known(GateQuestion question, Duration atMost, Reading reading) throws UnansweredException {
        try {
            return reading.read();
        } catch (UnansweredException e) {
            if (e.remedy() != Remedy.ASK_FOR_ANOTHER || question.all()) {
                throw e;
            }
            throw new UnansweredException(
                    Remedy.ASK_FOR_ANOTHER, better(question, atMost, String.valueOf(e.getMessage())));
        }
    }

    private String better(GateQuestion question, Duration atMost, String plain) {
        try {
            Reply all = server.get(GATES, "", atMost);
            return GateReader.gate(GateQuestion.ALL, all, clock.instant()) instanceof GateAnswer.Every every
                    ? KnownGates.of(every.document()).unknown(question)
                    : plain;
        } catch (UnansweredException e) {
            return plain;
        }
    }

    /** Reads what came back. */
    @FunctionalInterface
    private interface Reading {
        GateAnswer read() throws UnansweredException;
    }
}

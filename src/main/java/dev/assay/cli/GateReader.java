package dev.assay.cli;

import dev.assay.api.GateDocument;
import dev.assay.api.GatesDocument;
import dev.assay.api.PlanDocument;
import dev.assay.cli.GateServer.Reply;
import dev.assay.cli.UnansweredException.Remedy;
import dev.assay.gate.GateState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/*
 * Between Assay and whoever asks there may be a proxy, a login page, a cache, or another service at the same address. So an
 * answer is believed only if status, media type and body say the same, and if it is about what was asked.
 */
/** Reads what a server answered, and fails closed. */
final class GateReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final List<String> TEXTS = List.of("policy", "engine", "policyUid", "asOf", "mode");
    private static final List<String> REASON_TEXTS = List.of("code", "effect", "message", "since", "advice");

    private GateReader() {}

    /** The answer of a gate, or of all. */
    static GateAnswer gate(GateQuestion question, Reply reply, Instant now) throws UnansweredException {
        JsonNode body = body(reply);
        GateState state = state(body);
        if (reply.status() != statusOf(state)) {
            throw foreign(reply, "status " + reply.status() + " and state " + state + " disagree");
        }
        if (question.all()) {
            return new GateAnswer.Every(every(reply, body, now));
        }
        if (state == GateState.UNKNOWN && body.path("policy").isMissingNode()) {
            return new GateAnswer.Every(every(reply, body, now));
        }
        GateDocument gate = one(reply, body);
        about(question, gate.policy(), gate.namespace(), gate.engine());
        believe(reply, gate, now);
        return new GateAnswer.One(gate);
    }

    /** The answer to how to act on a gate. */
    static GateAnswer plan(GateQuestion question, Reply reply, Instant now) throws UnansweredException {
        if (reply.status() == statusOf(GateState.UNKNOWN)) {
            return gate(question, reply, now);
        }
        JsonNode body = body(reply);
        if (reply.status() != 200) {
            throw foreign(reply, "status " + reply.status() + " is none of a plan");
        }
        for (String step : List.of("enforce", "revert")) {
            requireTexts(reply, body.path(step), List.of("command", "yaml"));
        }
        requireTexts(reply, body, List.of("policy", "engine", "namespace"));
        state(body);
        PlanDocument plan = convert(reply, body, PlanDocument.class);
        about(question, plan.policy(), plan.namespace(), plan.engine());
        return new GateAnswer.Plan(plan);
    }

    private static JsonNode body(Reply reply) throws UnansweredException {
        refused(reply);
        if (reply.body().isBlank()) {
            throw foreign(reply, "the body is empty");
        }
        if (!reply.mediaType().equals("application/json")) {
            throw foreign(reply, "it is '" + reply.mediaType() + "', not JSON");
        }
        JsonNode body = tree(reply.body());
        if (body == null || !body.isObject()) {
            throw foreign(reply, "the body is no JSON object, or was cut");
        }
        return body;
    }

    /** What no gate says. */
    private static void refused(Reply reply) throws UnansweredException {
        int status = reply.status();
        if (status >= 300 && status < 400) {
            throw new UnansweredException(
                    Remedy.REPAIR,
                    "the server redirects (" + status + "), and a redirect is not followed: give its address");
        }
        if (status == 401) {
            throw new UnansweredException(Remedy.REPAIR, BearerToken.WANTED);
        }
        if (status == 403) {
            throw new UnansweredException(
                    Remedy.REPAIR, "the server lets nobody ask without a valid token (403): give --token-file");
        }
        if (status == 404 && reply.mediaType().equals("application/problem+json")) {
            throw new UnansweredException(Remedy.ASK_FOR_ANOTHER, detail(reply));
        }
        if (status == 400) {
            throw new UnansweredException(Remedy.REPAIR, detail(reply).replace("?engine=", "--engine="));
        }
        boolean gates =
                status < 300 || status == statusOf(GateState.NOT_READY) || status == statusOf(GateState.UNKNOWN);
        if (!gates) {
            throw new UnansweredException(
                    status == 429 || status >= 500 ? Remedy.ASK_AGAIN : Remedy.REPAIR,
                    "the server answers " + status + ", which no gate of Assay does here",
                    reply.retryAfter().orElse(null));
        }
    }

    private static String detail(Reply reply) {
        JsonNode body = tree(reply.body());
        String detail = body == null ? "" : body.path("detail").asString("");
        return detail.isEmpty() ? "the server answers " + reply.status() : detail;
    }

    private static GateDocument one(Reply reply, JsonNode body) throws UnansweredException {
        requireTexts(reply, body, TEXTS);
        requireTexts(reply, body.path("evidence"), List.of("hash"));
        if (!body.path("reasons").isArray() || !body.path("soak").isObject()) {
            throw foreign(reply, "'reasons' or 'soak' is missing");
        }
        for (JsonNode reason : body.path("reasons")) {
            requireTexts(reply, reason, REASON_TEXTS);
        }
        return convert(reply, body, GateDocument.class);
    }

    private static GatesDocument every(Reply reply, JsonNode body, Instant now) throws UnansweredException {
        requireTexts(reply, body, List.of("asOf"));
        if (!body.path("gates").isArray() || !body.path("missing").isArray()) {
            throw foreign(reply, "'gates' or 'missing' is missing");
        }
        for (JsonNode gate : body.path("gates")) {
            state(gate);
            believe(reply, one(reply, gate), now);
        }
        GatesDocument every = convert(reply, body, GatesDocument.class);
        boolean allReady = every.missing().isEmpty()
                && !every.gates().isEmpty()
                && every.gates().stream().allMatch(gate -> gate.state() == GateState.READY);
        if (every.state() == GateState.READY && !allReady) {
            throw foreign(reply, "it says READY of all, and not of each");
        }
        return every;
    }

    /** A READY that contradicts itself, or that has run out, is none. */
    private static void believe(Reply reply, GateDocument gate, Instant now) throws UnansweredException {
        if (gate.state() != GateState.READY) {
            return;
        }
        Instant until = gate.validUntil();
        if (until == null || !until.isAfter(now)) {
            throw new UnansweredException(
                    Remedy.ASK_AGAIN,
                    "READY was valid until " + until + ", and it is " + now
                            + ": a cache stands between, a clock is wrong, or a recording is played (--replayed)");
        }
        boolean contradicts =
                gate.reasons().stream().anyMatch(reason -> !reason.effect().equals("advises"));
        if (contradicts) {
            throw foreign(reply, "it says READY and gives reasons against it");
        }
        if (gate.soak().cleanSeconds() < gate.soak().requiredSeconds()) {
            throw foreign(reply, "it says READY before the soak is done");
        }
    }

    private static void about(GateQuestion question, String policy, @Nullable String namespace, String engine)
            throws UnansweredException {
        boolean same = policy.equals(question.policy())
                && Objects.requireNonNullElse(namespace, "").equals(question.namespace())
                && (question.engine().isEmpty() || engine.equals(question.engine()));
        if (!same) {
            throw new UnansweredException(
                    Remedy.REPAIR,
                    "the answer is about policy '" + policy + "' of " + engine
                            + (namespace == null ? "" : " in '" + namespace + "'") + ", which was not asked");
        }
    }

    private static GateState state(JsonNode body) throws UnansweredException {
        String said = body.path("state").asString("");
        for (GateState state : GateState.values()) {
            if (state.name().equals(said)) {
                return state;
            }
        }
        throw new UnansweredException(Remedy.ASK_AGAIN, "the answer has no state, so it is not Assay's");
    }

    private static int statusOf(GateState state) {
        return switch (state) {
            case READY -> 200;
            case NOT_READY -> 409;
            case UNKNOWN -> 503;
        };
    }

    private static void requireTexts(Reply reply, JsonNode in, List<String> names) throws UnansweredException {
        for (String name : names) {
            if (!in.path(name).isString()) {
                throw foreign(reply, "'" + name + "' is missing");
            }
        }
    }

    private static <T> T convert(Reply reply, JsonNode body, Class<T> type) throws UnansweredException {
        try {
            return JSON.treeToValue(body, type);
        } catch (JacksonException e) {
            throw foreign(reply, "a field has another type");
        }
    }

    private static @Nullable JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static UnansweredException foreign(Reply reply, String why) {
        return new UnansweredException(
                Remedy.ASK_AGAIN,
                "the answer (" + reply.status() + ") cannot be believed: " + why,
                reply.retryAfter().orElse(null));
    }
}

package dev.assay.api;

import dev.assay.gate.GateKey;
import dev.assay.gate.GateState;
import dev.assay.gate.GateView;
import dev.assay.gate.PolicyDecision;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * May a policy be enforced? The status answers whoever does not read the body: 200 only for READY, 409 NOT_READY, 503
 * UNKNOWN, 404 for what does not exist.
 */
@RestController
@RequestMapping(path = "/api/v1/gates", produces = "application/json")
@Tag(name = "Gates", description = "May a policy be enforced? 200 READY, 409 NOT_READY, 503 UNKNOWN.")
class GateController {

    private static final String RETRY_SECONDS = "30";

    private final Supplier<GateView> board;
    private final Clock clock;

    GateController(Supplier<GateView> board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Every policy as a whole. READY if every one is.")
    ResponseEntity<GatesDocument> gates(@RequestParam(required = false) @Nullable Integer statusCode) {
        Instant now = clock.instant();
        GateView view = board.get();
        List<GateDocument> gates =
                view.decideAll(now).stream().map(GateDocument::of).toList();
        List<String> missing = view.missing();
        GateState known = missing.isEmpty() ? GateState.READY : GateState.UNKNOWN;
        GateState state = gates.isEmpty()
                ? GateState.UNKNOWN
                : gates.stream().map(GateDocument::state).reduce(known, GateState::and);
        return answer(state, new GatesDocument(now, state, missing, gates), statusCode);
    }

    @GetMapping("/{policy}")
    @Operation(summary = "One policy as a whole. A namespaced policy is written namespace:name.")
    ResponseEntity<?> policy(
            @PathVariable String policy,
            @RequestParam(required = false) @Nullable String engine,
            @RequestParam(required = false) @Nullable Integer statusCode) {
        GateView view = board.get();
        Optional<PolicyDecision> decision =
                PolicyChoice.of(view, policy, engine).flatMap(key -> view.decide(key, clock.instant()));
        return decision.<ResponseEntity<?>>map(
                        found -> answer(found.whole().state(), GateDocument.of(found), statusCode))
                .orElseGet(() -> unknown("There is no policy of that name that verifies images.", statusCode));
    }

    @GetMapping("/{policy}/namespaces/{namespace}")
    @Operation(summary = "One policy in one namespace.")
    ResponseEntity<?> namespace(
            @PathVariable String policy,
            @PathVariable String namespace,
            @RequestParam(required = false) @Nullable String engine,
            @RequestParam(required = false) @Nullable Integer statusCode) {
        GateView view = board.get();
        return PolicyChoice.of(view, policy, engine)
                .flatMap(key -> view.decide(new GateKey(key, namespace), clock.instant()))
                .<ResponseEntity<?>>map(found -> answer(found.state(), GateDocument.of(found), statusCode))
                .orElseGet(
                        () -> unknown("There is no such policy, or it does not reach such a namespace.", statusCode));
    }

    @GetMapping("/{policy}/namespaces/{namespace}/plan")
    @Operation(summary = "How to enforce one policy in one namespace, and the way back. Assay never does it itself.")
    ResponseEntity<?> plan(
            @PathVariable String policy,
            @PathVariable String namespace,
            @RequestParam(required = false) @Nullable String engine) {
        GateView view = board.get();
        return PolicyChoice.of(view, policy, engine)
                .flatMap(key -> view.plan(new GateKey(key, namespace), clock.instant()))
                .<ResponseEntity<?>>map(found ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(PlanDocument.of(found)))
                .orElseGet(() -> unknown("There is no such policy, or it does not reach such a namespace.", null));
    }

    /** What is not known may be there once everything is read. */
    private ResponseEntity<?> unknown(String why, @Nullable Integer statusCode) {
        if (board.get().complete()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, why);
        }
        GatesDocument nothing = new GatesDocument(
                clock.instant(), GateState.UNKNOWN, board.get().missing(), List.of());
        return answer(GateState.UNKNOWN, nothing, statusCode);
    }

    private static <T> ResponseEntity<T> answer(GateState state, T body, @Nullable Integer statusCode) {
        if (statusCode != null && statusCode != HttpStatus.OK.value()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "statusCode can only be 200.");
        }
        HttpStatus status = switch (state) {
            case READY -> HttpStatus.OK;
            case NOT_READY -> HttpStatus.CONFLICT;
            case UNKNOWN -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(statusCode == null ? status : HttpStatus.OK)
                .cacheControl(CacheControl.noStore());
        if (state == GateState.UNKNOWN) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(body);
    }
}

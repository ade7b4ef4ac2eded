package dev.assay.web.gate;

import dev.assay.gate.GateBoard;
import dev.assay.gate.GateKey;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.Posture;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import dev.assay.web.page.Paging;
import dev.assay.web.page.VisibleText;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows the gates. */
@Controller
@RequestMapping(PageAddress.GATES)
class GatesController {

    private final GateBoard board;
    private final Supplier<Posture> postures;
    private final Clock clock;
    private final PageFrames frames;

    GatesController(GateBoard board, Supplier<Posture> postures, Clock clock, PageFrames frames) {
        this.board = board;
        this.postures = postures;
        this.clock = clock;
        this.frames = frames;
    }

    @GetMapping
    String gates(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String namespace,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        GatesQuery query = GatesQuery.of(state, namespace, Paging.number(page));
        PageFrame frame = frame("Gates: Assay", query.address(query.only()), query.page());
        model.addAttribute(
                "page",
                board.complete()
                        ? GatesPages.of(board.decideAll(clock.instant()), query, frame)
                        : GatesPages.stillReading(frame));
        return "gates";
    }

    @GetMapping("/{policy}")
    String policy(
            @PathVariable String policy,
            @RequestParam(defaultValue = "") String engine,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        int number = Paging.number(page);
        return answer(
                model,
                policy,
                engine,
                key -> board.decide(key, clock.instant())
                        .map(decision ->
                                GatePages.of(decision, number, frame(key.name(), PageAddress.gate(key), number))));
    }

    @GetMapping("/{policy}/namespaces/{namespace}")
    String namespace(
            @PathVariable String policy,
            @PathVariable String namespace,
            @RequestParam(defaultValue = "") String engine,
            Model model) {
        return answer(
                model,
                policy,
                engine,
                key -> board.plan(new GateKey(key, namespace), clock.instant())
                        .map(planned -> GatePages.of(
                                planned, frame(key.name() + " in " + namespace, PageAddress.gate(key, namespace), 1))));
    }

    /** What is not known may be there once everything is read. */
    private String answer(Model model, String policy, String engine, Function<PolicyKey, Optional<GatePage>> page) {
        Optional<GatePage> found = keyOf(policy, engine).flatMap(page);
        if (found.isEmpty() && board.complete()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("page", found.orElseGet(() -> GatePages.stillReading(frame("Gate", PageAddress.GATES, 1))));
        return "gate";
    }

    /** Where policies of both engines have the name and none is chosen, it is the first. */
    private Optional<PolicyKey> keyOf(String policy, String engine) {
        Optional<PolicyEngine> chosen = PolicyEngine.ofSource(engine);
        return board.named(PolicyKey.ofPath(policy)).stream()
                .filter(key -> chosen.isEmpty() || key.engine() == chosen.get())
                .findFirst();
    }

    private PageFrame frame(String title, String address, int page) {
        String here = new Paging(page, page, 0, address).here();
        return frames.around(postures.get(), VisibleText.name(title), here);
    }
}

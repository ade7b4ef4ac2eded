package dev.assay.web.gate;

import dev.assay.gate.GateKey;
import dev.assay.gate.GateView;
import dev.assay.gate.PolicyDecision;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.Posture;
import dev.assay.web.list.ListDownload;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.ListShape;
import dev.assay.web.list.Listing;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import dev.assay.web.page.Paging;
import dev.assay.web.page.VisibleText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows the gates. */
@Controller
@RequestMapping(PageAddress.GATES)
class GatesController {

    private final Supplier<GateView> board;
    private final Supplier<Posture> postures;
    private final Clock clock;
    private final PageFrames frames;

    GatesController(Supplier<GateView> board, Supplier<Posture> postures, Clock clock, PageFrames frames) {
        this.board = board;
        this.postures = postures;
        this.clock = clock;
        this.frames = frames;
    }

    @GetMapping
    ModelAndView gates(@RequestParam MultiValueMap<String, String> parameters) {
        if (!board.get().complete()) {
            return stillReading(parameters);
        }
        Instant now = clock.instant();
        List<PolicyDecision> decisions = board.get().decideAll(now);
        ListShape<NamespaceGates> shape = GatesShape.of(decisions);
        ListQuery query = ListQuery.of(shape, PageAddress.GATES, spelled(parameters));
        Listing<NamespaceGates> listing = Listing.of(shape, query, NamespaceGates.of(decisions));
        PageFrame frame = frame("Gates: Assay", query.address(), 1);
        return ListDownload.of(listing, now).orElseGet(() -> page(GatesPages.of(decisions, listing, frame, now)));
    }

    /** Which columns there are is not known yet, so what is asked stays in the address as it is. */
    private ModelAndView stillReading(MultiValueMap<String, String> parameters) {
        ListQuery.of(GatesShape.of(List.of()), PageAddress.GATES, parameters).requirePage();
        String asked = parameters.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> PageAddress.parameter(entry.getKey()) + "=" + PageAddress.parameter(value)))
                .collect(Collectors.joining("&"));
        String address = asked.isEmpty() ? PageAddress.GATES : PageAddress.GATES + "?" + asked;
        return page(GatesPages.stillReading(frame("Gates: Assay", address, 1)));
    }

    /** States were written {@code not-ready} before they were written as in metrics. */
    private static MultiValueMap<String, String> spelled(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> spelled = new LinkedMultiValueMap<>(parameters);
        spelled.computeIfPresent(
                "state",
                (_, states) -> states.stream()
                        .map(state -> state.equals("not-ready") ? "not_ready" : state)
                        .toList());
        return spelled;
    }

    private static ModelAndView page(GatesPage page) {
        return new ModelAndView("gates", "page", page);
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
                key -> board.get()
                        .decide(key, clock.instant())
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
                key -> page(
                        new GateKey(key, namespace),
                        frame(key.name() + " in " + namespace, PageAddress.gate(key, namespace), 1)));
    }

    private Optional<GatePage> page(GateKey gate, PageFrame frame) {
        GateView view = board.get();
        Instant now = clock.instant();
        return view.plan(gate, now)
                .map(planned -> GatePages.of(planned, frame))
                .or(() -> view.decide(gate, now).map(decision -> GatePages.of(decision, frame)));
    }

    /** What is not known may be there once everything is read. */
    private String answer(Model model, String policy, String engine, Function<PolicyKey, Optional<GatePage>> page) {
        Optional<GatePage> found = keyOf(policy, engine).flatMap(page);
        if (found.isEmpty() && board.get().complete()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("page", found.orElseGet(() -> GatePages.stillReading(frame("Gate", PageAddress.GATES, 1))));
        return "gate";
    }

    /** Where policies of both engines have the name and none is chosen, it is the first. */
    private Optional<PolicyKey> keyOf(String policy, String engine) {
        Optional<PolicyEngine> chosen = PolicyEngine.ofSource(engine);
        return board.get().named(PolicyKey.ofPath(policy)).stream()
                .filter(key -> chosen.isEmpty() || key.engine() == chosen.get())
                .findFirst();
    }

    private PageFrame frame(String title, String address, int page) {
        String here = new Paging(page, page, 0, address).here();
        return frames.around(postures.get(), VisibleText.name(title), here);
    }
}

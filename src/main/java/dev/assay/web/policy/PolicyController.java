package dev.assay.web.policy;

import dev.assay.gate.GateView;
import dev.assay.policy.PolicyKey;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.Posture;
import dev.assay.web.list.ListDownload;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.Listing;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import dev.assay.web.page.Paging;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.VisibleText;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows the policies that verify images. */
@Controller
class PolicyController {

    private final Supplier<Posture> postures;
    private final Supplier<GateView> board;
    private final Clock clock;
    private final PageFrames frames;

    PolicyController(Supplier<Posture> postures, Supplier<GateView> board, Clock clock, PageFrames frames) {
        this.postures = postures;
        this.board = board;
        this.clock = clock;
        this.frames = frames;
    }

    @GetMapping(PageAddress.POLICIES)
    ModelAndView policies(@RequestParam MultiValueMap<String, String> parameters) {
        Posture posture = postures.get();
        ListQuery query = ListQuery.of(PolicyShape.SHAPE, PageAddress.POLICIES, parameters);
        if (!posture.complete()) {
            query.requirePage();
        }
        Listing<PolicyEntry> listing = Listing.of(PolicyShape.SHAPE, query, PolicyEntry.of(posture));
        return ListDownload.of(listing, posture.asOf()).orElseGet(() -> page(posture, listing));
    }

    private ModelAndView page(Posture posture, Listing<PolicyEntry> listing) {
        PageFrame frame =
                frames.around(posture, "Policies: Assay", listing.query().address());
        return new ModelAndView("policies", "page", PolicyPages.all(posture, listing, frame));
    }

    @GetMapping("/policies/{kind}/{name}")
    String policy(
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Posture posture = postures.get();
        PolicyPosture found = PolicyLabel.keyOf(kind, name)
                .flatMap(key -> find(posture, key))
                .orElseThrow(() -> new ResponseStatusException(
                        posture.complete() ? HttpStatus.NOT_FOUND : HttpStatus.SERVICE_UNAVAILABLE));
        PolicyKey key = found.policy().key();
        int number = Paging.number(page);
        String address = new Paging(number, number, 0, PageAddress.policy(key)).here();
        model.addAttribute(
                "page",
                new PolicyPages(posture)
                        .one(
                                found,
                                board.get().decide(key, clock.instant()),
                                frames.around(posture, VisibleText.name(key.name()) + ": Assay", address),
                                number));
        return "policy";
    }

    private static Optional<PolicyPosture> find(Posture posture, PolicyKey key) {
        return posture.policies().stream()
                .filter(policy -> policy.policy().key().equals(key))
                .findFirst();
    }
}

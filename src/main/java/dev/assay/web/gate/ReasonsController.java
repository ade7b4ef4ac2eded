package dev.assay.web.gate;

import dev.assay.web.cause.HelpText;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrames;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows what the reasons of gates mean: {@code docs/reasons.md}, which comes with Assay. */
@Controller
class ReasonsController {

    private final PageFrames frames;
    private final HelpText text = HelpText.of(ReasonsController.class, "reasons.md");

    ReasonsController(PageFrames frames) {
        this.frames = frames;
    }

    @GetMapping(PageAddress.REASONS)
    String reasons(Model model) {
        model.addAttribute("page", new ReasonsPage(frames.titled(text.title() + ": Assay"), text));
        return "cause";
    }
}

package dev.assay.web.blind;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.posture.Posture;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows what Assay cannot see. */
@Controller
class BlindController {

    private final Supplier<Posture> postures;
    private final Supplier<Map<Kind, KindReading>> readings;
    private final PageFrames frames;

    BlindController(Supplier<Posture> postures, Supplier<Map<Kind, KindReading>> readings, PageFrames frames) {
        this.postures = postures;
        this.readings = readings;
        this.frames = frames;
    }

    @GetMapping(PageAddress.BLIND_SPOTS)
    String blind(Model model) {
        Posture posture = postures.get();
        PageFrame frame = frames.around(posture, "Blind spots: Assay", PageAddress.BLIND_SPOTS);
        model.addAttribute("page", BlindPages.of(posture, readings.get(), frame));
        return "blind";
    }
}

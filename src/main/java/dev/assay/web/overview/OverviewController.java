package dev.assay.web.overview;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.posture.Posture;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import dev.assay.web.page.Paging;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the whole cluster. */
@Controller
class OverviewController {

    private final Supplier<Posture> postures;
    private final Supplier<Map<Kind, KindReading>> readings;
    private final PageFrames frames;

    OverviewController(Supplier<Posture> postures, Supplier<Map<Kind, KindReading>> readings, PageFrames frames) {
        this.postures = postures;
        this.readings = readings;
        this.frames = frames;
    }

    @GetMapping("/")
    String overview(@RequestParam(defaultValue = "1") String page, Model model) {
        Posture posture = postures.get();
        int number = Paging.number(page);
        PageFrame frame = frames.around(posture, "Assay", number == 1 ? "/" : "/?page=" + number);
        model.addAttribute("page", OverviewPages.of(posture, readings.get(), frame, number));
        return "overview";
    }
}

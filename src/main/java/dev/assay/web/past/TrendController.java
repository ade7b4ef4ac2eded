package dev.assay.web.past;

import dev.assay.posture.Posture;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrames;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows how the numbers moved. */
@Controller
class TrendController {

    private final RecentPast past;
    private final Supplier<Posture> postures;
    private final Clock clock;
    private final PageFrames frames;

    TrendController(RecentPast past, Supplier<Posture> postures, Clock clock, PageFrames frames) {
        this.past = past;
        this.postures = postures;
        this.clock = clock;
        this.frames = frames;
    }

    /** The page does not refresh itself: it changes once a day, and a chart that is drawn anew loses what is pointed at. */
    @GetMapping(PageAddress.TREND)
    String trend(Model model) {
        model.addAttribute(
                "page",
                TrendPage.of(
                        past.trend(clock.instant()),
                        frames.around(postures.get(), "Trend: Assay", PageAddress.TREND)
                                .still()));
        return "trend";
    }
}

package dev.assay.web.overview;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.posture.Posture;
import dev.assay.web.list.ListDownload;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.Listing;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

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
    ModelAndView overview(@RequestParam MultiValueMap<String, String> parameters) {
        Posture posture = postures.get();
        ListQuery query = ListQuery.of(NamespaceShape.SHAPE, "/", parameters);
        if (!posture.complete()) {
            query.requirePage();
        }
        Listing<NamespaceEntry> listing = OverviewPages.listing(posture, query);
        return ListDownload.of(listing, posture.asOf()).orElseGet(() -> page(posture, listing));
    }

    private ModelAndView page(Posture posture, Listing<NamespaceEntry> listing) {
        PageFrame frame = frames.around(posture, "Assay", listing.query().address());
        return new ModelAndView("overview", "page", OverviewPages.of(posture, readings.get(), frame, listing));
    }
}

package dev.assay.web.overview;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.posture.Posture;
import dev.assay.web.list.ListDownload;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.ListShape;
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
    private final NamespaceSights sights;
    private final NewsDesk news;

    OverviewController(
            Supplier<Posture> postures,
            Supplier<Map<Kind, KindReading>> readings,
            PageFrames frames,
            NamespaceSights sights,
            NewsDesk news) {
        this.postures = postures;
        this.readings = readings;
        this.frames = frames;
        this.sights = sights;
        this.news = news;
    }

    @GetMapping("/")
    ModelAndView overview(@RequestParam MultiValueMap<String, String> parameters) {
        Posture posture = postures.get();
        ListShape<NamespaceEntry> shape = sights.shape();
        ListQuery query = ListQuery.of(shape, "/", parameters);
        if (!posture.complete()) {
            query.requirePage();
        }
        Listing<NamespaceEntry> listing = OverviewPages.listing(posture, shape, query, sights.now());
        return ListDownload.of(listing, posture.asOf()).orElseGet(() -> page(posture, listing));
    }

    private ModelAndView page(Posture posture, Listing<NamespaceEntry> listing) {
        PageFrame frame = frames.around(posture, "Assay", listing.query().address());
        return new ModelAndView(
                "overview",
                "page",
                OverviewPages.of(posture, readings.get(), frame, listing, news.news(posture.asOf())));
    }
}

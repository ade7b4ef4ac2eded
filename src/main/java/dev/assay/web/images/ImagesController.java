package dev.assay.web.images;

import dev.assay.posture.Posture;
import dev.assay.web.list.ListDownload;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.ListTable;
import dev.assay.web.list.ListTools;
import dev.assay.web.list.Listing;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageCounts;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the images of the whole cluster. */
@Controller
class ImagesController {

    private static final String PATH = "/images";

    private final Supplier<Posture> postures;
    private final PageFrames frames;

    ImagesController(Supplier<Posture> postures, PageFrames frames) {
        this.postures = postures;
        this.frames = frames;
    }

    @GetMapping(PATH)
    ModelAndView images(@RequestParam MultiValueMap<String, String> parameters) {
        Posture posture = postures.get();
        ListQuery query = ListQuery.of(ImageShape.OF_CLUSTER, PATH, parameters);
        PageFrame frame = frames.around(posture, "Images: Assay", query.address());
        if (!posture.complete()) {
            query.requirePage();
            return page(new ImagesPage(frame, Headline.stillReading(List.of()), null));
        }
        Listing<ImageEntry> listing = Listing.of(ImageShape.OF_CLUSTER, query, ImageEntry.of(posture));
        return ListDownload.of(listing, posture.asOf()).orElseGet(() -> page(page(posture, listing, frame)));
    }

    private static ImagesPage page(Posture posture, Listing<ImageEntry> listing, PageFrame frame) {
        ImagesPage.Images images =
                new ImagesPage.Images(ListTools.of(listing), ListTable.of(listing, posture.asOf()), nothing(listing));
        return new ImagesPage(frame, Headline.ofCluster(ImageCounts.of(posture.tally())), images);
    }

    private static String nothing(Listing<ImageEntry> listing) {
        return listing.all() == 0
                ? "When a pod or a workload appears, its images are shown here."
                : "No image is like that now.";
    }

    private static ModelAndView page(ImagesPage page) {
        return new ModelAndView("images", "page", page);
    }
}

package dev.assay.web.namespace;

import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.web.cause.CurrentHints;
import dev.assay.web.images.ImageEntry;
import dev.assay.web.images.ImageShape;
import dev.assay.web.list.ListDownload;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.Listing;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import dev.assay.web.page.VisibleText;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows one namespace. */
@Controller
class NamespaceController {

    private final Supplier<Posture> postures;
    private final PageFrames frames;
    private final CurrentHints hints;

    NamespaceController(Supplier<Posture> postures, PageFrames frames, CurrentHints hints) {
        this.postures = postures;
        this.frames = frames;
        this.hints = hints;
    }

    @GetMapping("/namespaces/{namespace}")
    ModelAndView namespace(@PathVariable String namespace, @RequestParam MultiValueMap<String, String> parameters) {
        Posture posture = postures.get();
        ListQuery query = ListQuery.of(ImageShape.OF_NAMESPACE, PageAddress.namespace(namespace), parameters);
        PageFrame frame = frames.around(posture, VisibleText.name(namespace) + ": Assay", query.address());
        if (!posture.complete()) {
            query.requirePage();
            return page(NamespacePages.stillReading(namespace, frame));
        }
        NamespacePosture found =
                posture.namespace(namespace).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Listing<ImageEntry> listing = Listing.of(ImageShape.OF_NAMESPACE, query, ImageEntry.of(found));
        return ListDownload.of(listing, posture.asOf())
                .orElseGet(() -> page(NamespacePages.of(found, listing, hints.of(posture), frame, posture.asOf())));
    }

    private static ModelAndView page(NamespacePage page) {
        return new ModelAndView("namespace", "page", page);
    }
}

package dev.assay.web.exception;

import dev.assay.exception.ExceptionPosture;
import dev.assay.exception.ExceptionReview;
import dev.assay.posture.Posture;
import dev.assay.report.Outcome;
import dev.assay.verdict.MessageClassifier;
import dev.assay.web.list.ListDownload;
import dev.assay.web.list.ListQuery;
import dev.assay.web.list.Listing;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Shows the exceptions, and drafts of new ones. */
@Controller
class ExceptionController {

    private final Supplier<Posture> postures;
    private final PageFrames frames;
    private final MessageClassifier classifier = MessageClassifier.builtIn();

    ExceptionController(Supplier<Posture> postures, PageFrames frames) {
        this.postures = postures;
        this.frames = frames;
    }

    @GetMapping(PageAddress.EXCEPTIONS)
    ModelAndView exceptions(@RequestParam MultiValueMap<String, String> parameters) {
        Posture posture = postures.get();
        ListQuery query = ListQuery.of(ExceptionShape.SHAPE, PageAddress.EXCEPTIONS, parameters);
        PageFrame frame = frames.around(posture, "Exceptions: Assay", query.address());
        if (!posture.complete()) {
            query.requirePage();
            return page(ExceptionPages.stillReading(frame));
        }
        List<ExceptionPosture> exceptions = ExceptionReview.of(posture, this::namedBy, posture.asOf());
        Listing<ExceptionEntry> listing =
                Listing.of(ExceptionShape.SHAPE, query, exceptions.stream().map(ExceptionEntry::new));
        return ListDownload.of(listing, posture.asOf())
                .orElseGet(() -> page(ExceptionPages.of(posture, exceptions, listing, frame)));
    }

    private static ModelAndView page(ExceptionsPage page) {
        return new ModelAndView("exceptions", "page", page);
    }

    /** A draft stays as it is while somebody copies it, so the page does not refresh itself. */
    @GetMapping("/exceptions/draft")
    String draft(
            @RequestParam String namespace,
            @RequestParam String image,
            @RequestParam(defaultValue = "") String about,
            Model model) {
        Posture posture = postures.get();
        if (!posture.complete()) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        PageFrame frame = frames.still(posture, "Draft of an exception: Assay");
        model.addAttribute(
                "page",
                DraftPages.of(posture, namespace, image, about, frame)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "draft";
    }

    private List<String> namedBy(String message) {
        return classifier.classify(Outcome.SKIP, message).exceptions();
    }
}

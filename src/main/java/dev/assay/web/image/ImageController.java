package dev.assay.web.image;

import dev.assay.posture.Posture;
import dev.assay.web.cause.CurrentHints;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import dev.assay.web.page.VisibleText;
import dev.assay.web.past.Past;
import dev.assay.web.past.PastReader;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows one image. */
@Controller
class ImageController {

    private final Supplier<Posture> postures;
    private final PastReader past;
    private final PageFrames frames;
    private final CurrentHints hints;

    ImageController(Supplier<Posture> postures, PastReader past, PageFrames frames, CurrentHints hints) {
        this.postures = postures;
        this.past = past;
        this.frames = frames;
        this.hints = hints;
    }

    @GetMapping("/image")
    String image(@RequestParam(defaultValue = "") String ref, Model model) {
        Posture posture = postures.get();
        PageFrame frame = frames.around(posture, VisibleText.name(ref) + ": Assay", PageAddress.image(ref));
        model.addAttribute("page", page(posture, ref, frame));
        return "image";
    }

    private ImagePage page(Posture posture, String image, PageFrame frame) {
        if (!posture.complete()) {
            return ImagePages.stillReading(image, frame);
        }
        List<ImageUse> uses = ImageUse.of(posture, image, hints.of(posture));
        Past<ImagePast> known = past.ask(history -> ImagePast.of(history, image));
        if (!uses.isEmpty()) {
            return ImagePages.of(image, uses, known, frame, posture.asOf());
        }
        if (known.answer().filter(what -> !what.places().isEmpty()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ImagePages.gone(image, known, frame, posture.asOf());
    }
}

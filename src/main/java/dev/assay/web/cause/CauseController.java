package dev.assay.web.cause;

import dev.assay.verdict.Cause;
import dev.assay.web.page.PageFrames;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Shows the help about a cause. */
@Controller
class CauseController {

    private final PageFrames frames;
    private final Map<Cause, HelpText> texts = new EnumMap<>(Cause.class);

    CauseController(PageFrames frames) {
        this.frames = frames;
        for (Cause cause : Cause.values()) {
            texts.put(cause, HelpText.of(CauseHelp.of(cause.label())));
        }
    }

    @GetMapping("/causes/{cause}")
    String cause(@PathVariable String cause, Model model) {
        HelpText text = Arrays.stream(Cause.values())
                .filter(known -> known.label().equals(cause))
                .map(texts::get)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new CausePage(frames.titled(text.title() + ": Assay"), text));
        return "cause";
    }
}

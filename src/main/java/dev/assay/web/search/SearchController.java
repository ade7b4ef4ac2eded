package dev.assay.web.search;

import dev.assay.posture.Posture;
import dev.assay.web.page.PageFrames;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Searches names: as a page, of which the search box shows a part. */
@Controller
class SearchController {

    private static final int LONGEST = 200;

    private final Supplier<Posture> postures;
    private final NameIndex index;
    private final PageFrames frames;

    SearchController(Supplier<Posture> postures, NameIndex index, PageFrames frames) {
        this.postures = postures;
        this.index = index;
        this.frames = frames;
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        String stripped = q.strip();
        String text = stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
        model.addAttribute("page", SearchPages.of(text, postures.get(), index, frames.plain()));
        return "search";
    }
}

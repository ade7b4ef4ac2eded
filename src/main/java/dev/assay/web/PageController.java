package dev.assay.web;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages. */
@Controller
class PageController {

    private final Supplier<Posture> postures;
    private final Supplier<Map<Kind, KindReading>> readings;
    private final PageFrames frames;

    PageController(Supplier<Posture> postures, Supplier<Map<Kind, KindReading>> readings, PageFrames frames) {
        this.postures = postures;
        this.readings = readings;
        this.frames = frames;
    }

    @GetMapping("/")
    String overview(@RequestParam(defaultValue = "1") String page, Model model) {
        Posture posture = postures.get();
        int number = number(page);
        PageFrame frame = frames.around(posture, "Assay", number == 1 ? "/" : "/?page=" + number);
        model.addAttribute("page", OverviewPages.of(posture, readings.get(), frame, number));
        return "overview";
    }

    @GetMapping("/namespaces/{namespace}")
    String namespace(
            @PathVariable String namespace,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Posture posture = postures.get();
        var chosen = VerdictLabel.ofKey(verdict);
        int number = number(page);
        String address = NamespacePage.address(namespace, chosen.orElse(null));
        PageFrame frame = frames.around(
                posture, VisibleText.name(namespace) + ": Assay", new Paging(number, number, 0, address).here());
        if (!posture.complete()) {
            model.addAttribute("page", NamespacePages.stillReading(namespace, frame));
            return "namespace";
        }
        NamespacePosture found =
                posture.namespace(namespace).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", NamespacePages.of(found, chosen, number, frame, posture.asOf()));
        return "namespace";
    }

    /** What is no number of a page is the first. */
    private static int number(String page) {
        boolean number = page.length() <= 6 && page.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return number && !page.isEmpty() ? Math.max(1, Integer.parseInt(page)) : 1;
    }
}

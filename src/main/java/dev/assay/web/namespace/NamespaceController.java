package dev.assay.web.namespace;

import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import dev.assay.web.page.Paging;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows one namespace. */
@Controller
class NamespaceController {

    private final Supplier<Posture> postures;
    private final PageFrames frames;

    NamespaceController(Supplier<Posture> postures, PageFrames frames) {
        this.postures = postures;
        this.frames = frames;
    }

    @GetMapping("/namespaces/{namespace}")
    String namespace(
            @PathVariable String namespace,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "1") String page,
            Model model) {
        Posture posture = postures.get();
        var chosen = VerdictLabel.ofKey(verdict);
        int number = Paging.number(page);
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
}

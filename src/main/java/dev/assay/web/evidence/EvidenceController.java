package dev.assay.web.evidence;

import dev.assay.access.Viewer;
import dev.assay.api.EvidenceDocument;
import dev.assay.gate.GateView;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrames;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** Shows the evidence of all gates, to print and to keep. */
@Controller("evidencePageController")
class EvidenceController {

    private final Supplier<GateView> board;
    private final PageFrames frames;
    private final Viewer viewer;
    private final EvidenceStyle style = new EvidenceStyle();

    EvidenceController(Supplier<GateView> board, PageFrames frames, Viewer viewer) {
        this.board = board;
        this.frames = frames;
        this.viewer = viewer;
    }

    @GetMapping(PageAddress.EVIDENCE)
    String evidence(Model model, HttpServletResponse response) {
        if (!viewer.sight().everything()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setHeader("Content-Security-Policy", style.contentSecurityPolicy());
        response.setHeader("Cache-Control", "no-store");
        String version = frames.plain().version();
        GateView view = board.get();
        EvidenceDocument document = EvidenceDocument.of(view.ledger(), view.settings(), version);
        model.addAttribute("page", EvidencePage.of(document, style.text()));
        return "evidence";
    }
}

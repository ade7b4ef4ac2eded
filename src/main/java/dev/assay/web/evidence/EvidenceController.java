package dev.assay.web.evidence;

import dev.assay.api.EvidenceDocument;
import dev.assay.gate.GateBoard;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrames;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the evidence of all gates, to print and to keep. */
@Controller("evidencePageController")
class EvidenceController {

    private final GateBoard board;
    private final PageFrames frames;
    private final EvidenceStyle style = new EvidenceStyle();

    EvidenceController(GateBoard board, PageFrames frames) {
        this.board = board;
        this.frames = frames;
    }

    @GetMapping(PageAddress.EVIDENCE)
    String evidence(Model model, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", style.contentSecurityPolicy());
        response.setHeader("Cache-Control", "no-store");
        String version = frames.plain().version();
        EvidenceDocument document = EvidenceDocument.of(board.ledger(), board.settings(), version);
        model.addAttribute("page", EvidencePage.of(document, style.text()));
        return "evidence";
    }
}

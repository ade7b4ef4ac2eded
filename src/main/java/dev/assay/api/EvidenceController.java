package dev.assay.api;

import dev.assay.access.Viewer;
import dev.assay.gate.GateView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What was decided and on what it rests, as JSON. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Gates")
class EvidenceController {

    private final Supplier<GateView> board;
    private final AssayVersion version;
    private final Viewer viewer;

    EvidenceController(Supplier<GateView> board, AssayVersion version, Viewer viewer) {
        this.board = board;
        this.version = version;
        this.viewer = viewer;
    }

    @GetMapping("/evidence")
    @Operation(
            summary =
                    "Every gate decision with its inputs and hashes, all of one moment: the same posture gives the same bytes.")
    ResponseEntity<EvidenceDocument> evidence() {
        if (!viewer.sight().everything()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        GateView view = board.get();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(EvidenceDocument.of(view.ledger(), view.settings(), version.text()));
    }
}

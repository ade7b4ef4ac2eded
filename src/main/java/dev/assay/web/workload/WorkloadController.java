package dev.assay.web.workload;

import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.PageFrames;
import dev.assay.web.page.VisibleText;
import dev.assay.workload.Workload;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Shows one workload. */
@Controller
class WorkloadController {

    private final Supplier<Posture> postures;
    private final PageFrames frames;

    WorkloadController(Supplier<Posture> postures, PageFrames frames) {
        this.postures = postures;
        this.frames = frames;
    }

    @GetMapping("/namespaces/{namespace}/workloads/{kind}/{name}")
    String workload(@PathVariable String namespace, @PathVariable String kind, @PathVariable String name, Model model) {
        Posture posture = postures.get();
        Workload workload = new Workload(kind, name);
        PageFrame frame = frames.around(
                posture,
                VisibleText.name(kind + " " + name + " in " + namespace) + ": Assay",
                PageAddress.workload(namespace, workload));
        model.addAttribute("page", page(posture, namespace, workload, frame));
        return "workload";
    }

    private static WorkloadPage page(Posture posture, String namespace, Workload workload, PageFrame frame) {
        if (!posture.complete()) {
            return WorkloadPages.stillReading(namespace, workload, frame);
        }
        NamespacePosture found =
                posture.namespace(namespace).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        WorkloadParts parts = WorkloadParts.of(found, workload);
        if (parts.unknown()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return WorkloadPages.of(namespace, workload, parts, frame, posture.asOf());
    }
}

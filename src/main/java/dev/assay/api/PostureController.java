package dev.assay.api;

import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The posture as JSON. */
@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
@Tag(name = "Posture", description = "Which images the cluster would refuse, and why.")
class PostureController {

    private final Supplier<Posture> postures;

    PostureController(Supplier<Posture> postures) {
        this.postures = postures;
    }

    @GetMapping("/posture")
    @Operation(summary = "The whole posture: every verdict with its evidence, and the counts per namespace.")
    PostureDocument posture() {
        return PostureDocument.of(postures.get());
    }

    @GetMapping("/namespaces")
    @Operation(summary = "Every known namespace with its distinct images by verdict.")
    NamespacesDocument namespaces() {
        Posture posture = postures.get();
        return new NamespacesDocument(
                posture.asOf(),
                posture.complete(),
                posture.missing(),
                posture.byNamespace().values().stream()
                        .map(PostureDocument.NamespaceEntry::of)
                        .toList());
    }

    @GetMapping("/namespaces/{namespace}/images")
    @Operation(summary = "The images of one namespace, where they run and what each policy says of them.")
    ImagesDocument images(@PathVariable String namespace) {
        Posture posture = postures.get();
        NamespacePosture found = posture.namespace(namespace)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such namespace."));
        return new ImagesDocument(
                posture.asOf(),
                posture.complete(),
                posture.missing(),
                found.namespace(),
                found.images().stream()
                        .map(image -> PostureDocument.ImageEntry.of(found.namespace(), image))
                        .toList());
    }

    /** The namespaces at one moment; {@code missing} says what was not read yet. */
    record NamespacesDocument(
            Instant asOf, boolean complete, List<String> missing, List<PostureDocument.NamespaceEntry> namespaces) {}

    /** The images of a namespace at one moment; {@code missing} says what was not read yet. */
    record ImagesDocument(
            Instant asOf,
            boolean complete,
            List<String> missing,
            String namespace,
            List<PostureDocument.ImageEntry> images) {}
}

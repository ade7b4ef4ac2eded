package dev.assay.web.image;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.Posture;
import dev.assay.web.cause.SignatureHints;
import java.util.Comparator;
import java.util.List;

/** An image in one of the namespaces that have it, and what may be the matter. */
record ImageUse(String namespace, ImagePosture image, List<String> hints) {

    /** Each namespace that has the image, the one where it stands worst first. */
    static List<ImageUse> of(Posture posture, String image, SignatureHints hints) {
        return posture.byNamespace().values().stream()
                .flatMap(
                        namespace -> namespace
                                .image(image)
                                .map(found -> new ImageUse(namespace.namespace(), found, hints.about(found)))
                                .stream())
                .sorted(Comparator.comparing(
                                (ImageUse use) -> use.image.overall().refused())
                        .thenComparing(use -> use.image.overall().verdict())
                        .thenComparing(ImageUse::namespace))
                .toList();
    }
}

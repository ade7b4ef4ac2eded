package dev.assay.web.image;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.Posture;
import java.util.Comparator;
import java.util.List;

/** An image in one of the namespaces that have it. */
record ImageUse(String namespace, ImagePosture image) {

    /** Each namespace that has the image, the one where it stands worst first. */
    static List<ImageUse> of(Posture posture, String image) {
        return posture.byNamespace().values().stream()
                .flatMap(namespace ->
                        namespace.image(image).map(found -> new ImageUse(namespace.namespace(), found)).stream())
                .sorted(Comparator.comparing(
                                (ImageUse use) -> use.image.overall().refused())
                        .thenComparing(use -> use.image.overall().verdict())
                        .thenComparing(ImageUse::namespace))
                .toList();
    }
}

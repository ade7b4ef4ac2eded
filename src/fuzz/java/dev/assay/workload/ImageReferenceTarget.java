package dev.assay.workload;

import dev.assay.fuzz.Input;
import dev.assay.fuzz.Law;
import dev.assay.fuzz.WorkBound;

/** Image references: any text has one canonical form, and what is no image never looks like one. */
public final class ImageReferenceTarget {

    private static final int LONGEST = 1_024;

    private ImageReferenceTarget() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        WorkBound.read(bytes, input -> read(Input.text(input)));
    }

    private static void read(String text) {
        ImageReference image = ImageReference.of(text);
        String canonical = image.canonical();
        Law.holds(Law.inert(canonical), "a canonical form is inert", canonical);
        Law.holds(canonical.length() <= LONGEST, "a canonical form is short", canonical);
        ImageReference again = ImageReference.of(canonical);
        Law.same(image.valid(), again.valid(), "a canonical form is as valid as its text");
        if (!image.valid()) {
            Law.holds(canonical.length() <= 512, "a text that is no image is cut", canonical);
            Law.holds(image.registry().isEmpty() && image.path().isEmpty(), "no image has no registry", canonical);
            return;
        }
        Law.same(canonical, again.canonical(), "a canonical form is canonical");
        Law.same(image, again, "an image equals what its canonical form names");
        String suffix = image.digest()
                .map(digest -> "@" + digest)
                .orElseGet(() -> ":" + image.tag().orElse(""));
        Law.same(image.registry() + "/" + image.path() + suffix, canonical, "a canonical form is made of its parts");
        Law.same(image.registry(), ImageReference.registryOf(canonical), "the registry comes first");
    }
}

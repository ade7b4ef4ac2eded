package dev.assay.posture;

import java.util.List;
import java.util.OptionalLong;

/**
 * One namespace: each distinct image once.
 *
 * @param namespace its name
 * @param images by name
 * @param tally the images counted by verdict
 */
public record NamespacePosture(String namespace, List<ImagePosture> images, Tally tally) {

    /** When the oldest evidence was written that a verdict rests on, in seconds since 1970; empty without evidence. */
    public OptionalLong oldestEvidenceSecond() {
        return images.stream()
                .mapToLong(ImagePosture::oldestSecond)
                .filter(second -> second < Long.MAX_VALUE)
                .min();
    }
}

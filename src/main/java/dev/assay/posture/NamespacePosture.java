package dev.assay.posture;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One namespace: each distinct image once.
 *
 * @param namespace its name
 * @param images by name
 * @param tally the images counted by verdict
 * @param labels of the namespace; none if they are not known
 * @param rollbacks containers of old ReplicaSets that admission would refuse; they stand for nothing that is counted
 */
public record NamespacePosture(
        String namespace,
        List<ImagePosture> images,
        Tally tally,
        Map<String, String> labels,
        List<Placement> rollbacks) {

    /** When the oldest evidence was written that a verdict rests on, in seconds since 1970; empty without evidence. */
    public OptionalLong oldestEvidenceSecond() {
        return images.stream()
                .mapToLong(ImagePosture::oldestSecond)
                .filter(second -> second < Long.MAX_VALUE)
                .min();
    }
}

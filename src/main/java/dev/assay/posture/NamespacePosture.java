package dev.assay.posture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** One image; empty if it is not here. */
    public Optional<ImagePosture> image(String name) {
        int from = 0;
        int to = images.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = images.get(middle).image().compareTo(name);
            if (order == 0) {
                return Optional.of(images.get(middle));
            }
            from = order < 0 ? middle + 1 : from;
            to = order < 0 ? to : middle;
        }
        return Optional.empty();
    }

    /** When the oldest evidence was written that a verdict rests on, in seconds since 1970; empty without evidence. */
    public OptionalLong oldestEvidenceSecond() {
        return images.stream()
                .mapToLong(ImagePosture::oldestSecond)
                .filter(second -> second < Long.MAX_VALUE)
                .min();
    }
}

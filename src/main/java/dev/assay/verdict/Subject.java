package dev.assay.verdict;

import dev.assay.policy.Target;
import java.util.Set;

/**
 * The pod or template whose images are to be judged.
 *
 * @param target what rules match
 * @param images its distinct images, canonical
 * @param imagesSinceSecond since when it has exactly these images, in seconds since 1970, rounded up
 */
public record Subject(Target target, Set<String> images, long imagesSinceSecond) {

    public Subject {
        images = Set.copyOf(images);
    }
}

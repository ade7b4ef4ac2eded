package dev.assay.posture;

import dev.assay.observation.Observation;
import dev.assay.verdict.EvidenceAge;
import dev.assay.verdict.MessageClassifier;
import dev.assay.verdict.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a posture says, apart from the order in which it says it.
 *
 * @param places with all that is said of them
 * @param containers what runs or could run
 * @param verified those of them that are verified
 */
record Conclusions(
        Set<String> places,
        Set<String> containers,
        Set<String> verified,
        Tally tally,
        List<PolicyPosture> policies,
        Set<UnreadableObject> unreadable) {

    private static final MessageClassifier CLASSIFIER = MessageClassifier.builtIn();

    /** What one index concludes from these observations, in this order. */
    static Conclusions from(List<Observation> observations, Instant now) {
        PostureIndex index = newIndex();
        observations.forEach(index::observe);
        return of(index.publish(now));
    }

    static PostureIndex newIndex() {
        return new PostureIndex(CLASSIFIER, EvidenceAge.DEFAULT);
    }

    static Conclusions of(Posture posture) {
        Set<String> places = new HashSet<>();
        Set<String> containers = new HashSet<>();
        Set<String> verified = new HashSet<>();
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            for (ImagePosture image : namespace.images()) {
                for (Placement placement : image.placements()) {
                    String container = placement.workload() + " " + placement.container();
                    places.add(namespace.namespace() + ": " + placement);
                    containers.add(container);
                    if (placement.overall().verdict() == Verdict.VERIFIED) {
                        verified.add(container);
                    }
                }
            }
        }
        return new Conclusions(
                places, containers, verified, posture.tally(), posture.policies(), new HashSet<>(posture.unreadable()));
    }
}

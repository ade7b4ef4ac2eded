package dev.assay.history;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a judgement.
 *
 * @param verdict the verdict
 * @param why the cause, where the verdict has one
 * @param refused whether admission would refuse it
 */
public record PlaceVerdict(Verdict verdict, @Nullable Cause why, Refusal refused) {

    /** The cause; empty where nothing is wrong. */
    public Optional<Cause> cause() {
        return Optional.ofNullable(why);
    }

    /** The verdict of each place of a namespace: the worst of its pods. */
    static Map<Place, PlaceVerdict> all(NamespacePosture namespace) {
        Map<Place, Judgement> worst = new HashMap<>();
        for (ImagePosture image : namespace.images()) {
            for (Placement placement : image.placements()) {
                for (PolicyVerdict said : placement.verdicts()) {
                    Place place = new Place(
                            said.policy(), namespace.namespace(), placement.workload(), placement.container());
                    worst.merge(place.storable(), said.judgement(), Judgement::and);
                }
            }
        }
        Map<Place, PlaceVerdict> all = new HashMap<>();
        worst.forEach((place, judgement) -> all.put(
                place, new PlaceVerdict(judgement.verdict(), judgement.cause().orElse(null), judgement.refused())));
        return all;
    }
}

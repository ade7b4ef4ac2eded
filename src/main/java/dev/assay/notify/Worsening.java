package dev.assay.notify;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Posture;
import dev.assay.verdict.Cause;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/*
 *     first complete posture ──► known, told of nothing
 *     later, a cause that is not known of this image ──► known, told
 *     later, a verdict that is good, or the image gone ──► known no more: should it come again, it is told again
 *
 * No verdict, and an error beside what is known, take nothing away: an outage and its end are no news about signatures. An image
 * that had no verdict in the first posture has one for the first time later: that is no news either.
 */
/** Finds what became worse from one posture to the next. One thread calls it. */
final class Worsening {

    private final Map<Place, Set<Cause>> known = new HashMap<>();
    private final Set<Place> undecided = new HashSet<>();
    private boolean begun;

    /** What is worse than at the last call, by namespace and cause. */
    List<Change> in(Posture posture) {
        if (!posture.complete()) {
            return List.of();
        }
        Map<String, Map<String, List<String>>> news = new TreeMap<>();
        Set<Place> present = new HashSet<>();
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            for (ImagePosture image : namespace.images()) {
                Place place = new Place(namespace.namespace(), image.image());
                present.add(place);
                if (worse(place, image)) {
                    String cause = image.overall().cause().orElse(Cause.UNKNOWN).label();
                    news.computeIfAbsent(namespace.namespace(), _ -> new TreeMap<>())
                            .computeIfAbsent(cause, _ -> new ArrayList<>())
                            .add(image.image());
                }
            }
        }
        known.keySet().retainAll(present);
        undecided.retainAll(present);
        begun = true;
        return changes(news);
    }

    private boolean worse(Place place, ImagePosture image) {
        return switch (image.overall().verdict()) {
            case UNSIGNED, UNTRUSTED, ERROR -> {
                Cause cause = image.overall().cause().orElse(Cause.UNKNOWN);
                boolean isNew = known.computeIfAbsent(place, _ -> EnumSet.noneOf(Cause.class))
                        .add(cause);
                boolean firstVerdict = undecided.remove(place);
                yield begun && isNew && !firstVerdict;
            }
            case EXCEPTED, SKIPPED, VERIFIED -> {
                known.remove(place);
                undecided.remove(place);
                yield false;
            }
            case UNEVALUATED -> {
                if (!begun) {
                    undecided.add(place);
                }
                yield false;
            }
        };
    }

    private static List<Change> changes(Map<String, Map<String, List<String>>> news) {
        List<Change> changes = new ArrayList<>();
        news.forEach((namespace, byCause) ->
                byCause.forEach((cause, images) -> changes.add(Change.of(namespace, cause, images))));
        return changes;
    }

    private record Place(String namespace, String image) {}
}

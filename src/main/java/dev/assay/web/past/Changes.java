package dev.assay.web.past;

import dev.assay.history.Transition;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What changed, grouped: what got worse or better before what merely appeared, and the newest first.
 *
 * @param groups the changes
 * @param all whether these are all, or only the newest
 */
public record Changes(List<Change> groups, boolean all) {

    private static final Comparator<Change> ORDER = Comparator.comparing(
                    (Change change) -> change.before().isEmpty())
            .thenComparing(Change::last, Comparator.reverseOrder())
            .thenComparing(Change::namespace)
            .thenComparing(Change::now);

    public Changes {
        groups = List.copyOf(groups);
    }

    /** Groups these, of which at most so many were asked for. An image that changed in several places counts once. */
    static Changes of(List<Transition> transitions, int most) {
        Map<Way, List<Transition>> byWay = new LinkedHashMap<>();
        for (Transition transition : transitions) {
            byWay.computeIfAbsent(Way.of(transition), _ -> new ArrayList<>()).add(transition);
        }
        List<Change> groups = new ArrayList<>();
        byWay.forEach((way, same) -> groups.add(way.change(same)));
        groups.sort(ORDER);
        return new Changes(groups, transitions.size() < most);
    }

    private record Way(
            String namespace,
            @Nullable Verdict was,
            Verdict now,
            @Nullable Cause why) {

        static Way of(Transition transition) {
            return new Way(
                    transition.place().namespace(),
                    transition.was(),
                    transition.now().verdict(),
                    transition.now().why());
        }

        Change change(List<Transition> same) {
            TreeSet<String> images = new TreeSet<>();
            same.forEach(transition -> images.add(transition.place().container().image()));
            Instant last = same.stream()
                    .map(Transition::at)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
            return new Change(namespace, was, now, why, images.size(), images.first(), last);
        }
    }
}

package dev.assay.web.image;

import dev.assay.history.HistoryReader;
import dev.assay.history.PlaceRecord;
import dev.assay.history.Transition;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Verdict;
import dev.assay.web.cause.CauseHelp;
import dev.assay.web.cause.CommandText;
import dev.assay.web.page.Moment;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import dev.assay.web.past.Past;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an image.
 *
 * @param places where it is or was
 * @param transitions how its verdict changed, the newest first
 */
record ImagePast(List<PlaceRecord> places, List<Transition> transitions) {

    private static final int MOST_PLACES = 500;
    private static final int MOST_TRANSITIONS = 500;
    private static final int MOST_LINES = 50;

    /** Empty if history cannot be read. */
    static Optional<ImagePast> of(HistoryReader history, String image) {
        return history.placesOf(image, MOST_PLACES)
                .flatMap(places -> history.transitionsOf(image, MOST_TRANSITIONS)
                        .map(transitions -> new ImagePast(places, transitions)));
    }

    static ImagePage.PastSection section(Past<ImagePast> past, Instant now) {
        return past.answer()
                .map(known -> new ImagePage.PastSection("", known.seen(now), known.lines(now)))
                .orElseGet(() -> new ImagePage.PastSection(past.problem(), "", List.of()));
    }

    /** Since when it is there, or when it was last. */
    private String seen(Instant now) {
        Optional<Instant> first = places.stream().map(PlaceRecord::firstSeen).min(Comparator.naturalOrder());
        boolean there = places.stream().anyMatch(place -> place.lastSeen().isEmpty());
        Optional<Instant> last =
                places.stream().flatMap(place -> place.lastSeen().stream()).max(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return "Nothing is remembered of it yet.";
        }
        String since = "First seen " + Moment.of(first.get(), now).full();
        return there || last.isEmpty()
                ? since + "."
                : since + ", last seen " + Moment.of(last.get(), now).full() + ".";
    }

    /** What changed at several places at once, as in a rollout, is one line. */
    private List<ImagePage.PastLine> lines(Instant now) {
        Map<Way, List<Transition>> byWay = new LinkedHashMap<>();
        transitions.forEach(transition -> byWay.computeIfAbsent(Way.of(transition), _ -> new ArrayList<>())
                .add(transition));
        return byWay.entrySet().stream()
                .limit(MOST_LINES)
                .map(entry -> entry.getKey().line(entry.getValue(), now))
                .toList();
    }

    private record Way(
            Instant at,
            String policy,
            @Nullable Verdict was,
            Verdict now,
            @Nullable Cause why) {

        static Way of(Transition transition) {
            return new Way(
                    transition.at(),
                    transition.place().policy().name(),
                    transition.was(),
                    transition.now().verdict(),
                    transition.now().why());
        }

        ImagePage.PastLine line(List<Transition> same, Instant moment) {
            return new ImagePage.PastLine(
                    Moment.of(at, moment),
                    was == null ? null : VerdictLabel.of(was).badge(),
                    VerdictLabel.of(now).badge(),
                    why == null
                            ? ""
                            : CauseHelp.of(why.label())
                                    .explain(new CommandText("", "", ""))
                                    .title(),
                    where(same),
                    VisibleText.name(policy));
        }

        private static String where(List<Transition> same) {
            Transition first = same.getFirst();
            String place =
                    first.place().namespace() + ": " + first.place().workload().kind() + " "
                            + first.place().workload().name();
            return VisibleText.name(same.size() == 1 ? place : place + " and " + (same.size() - 1) + " more");
        }
    }
}

package dev.assay.web.past;

import dev.assay.history.DailyTally;
import dev.assay.verdict.Verdict;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How many images of each verdict there were on each day, in the cluster and how many would be refused in each namespace. */
public final class Trend {

    /** A number for a day on which Assay did not look. */
    private static final int GAP = -1;

    private final LocalDate first;
    private final Day[] days;
    private final Map<String, int[]> refusedByNamespace = new HashMap<>();

    /** Nothing yet of this many days, the last of which is this one. */
    public Trend(LocalDate last, int days) {
        this.first = last.minusDays(days - 1L);
        this.days = new Day[days];
    }

    /** The first day. */
    public LocalDate first() {
        return first;
    }

    /** Takes what a namespace had on a day. */
    public void add(DailyTally tally) {
        int at = (int) ChronoUnit.DAYS.between(first, tally.day());
        if (at < 0 || at >= days.length) {
            return;
        }
        refusedByNamespace.computeIfAbsent(tally.namespace(), _ -> gaps())[at] = tally.refused();
        Day known = days[at];
        days[at] = known == null ? Day.of(tally) : known.and(tally);
    }

    /** Each day, the oldest first; empty for one on which Assay did not look. */
    public Stream<Optional<Day>> days() {
        return Arrays.stream(days).map(Optional::ofNullable);
    }

    /** How many images of a namespace would have been refused on each of the last days, the oldest first. */
    public List<Optional<Integer>> refusedIn(String namespace, int lastDays) {
        int[] refused = refusedByNamespace.getOrDefault(namespace, gaps());
        return Arrays.stream(refused, Math.max(0, refused.length - lastDays), refused.length)
                .mapToObj(count -> count == GAP ? Optional.<Integer>empty() : Optional.of(count))
                .toList();
    }

    private int[] gaps() {
        int[] gaps = new int[days.length];
        Arrays.fill(gaps, GAP);
        return gaps;
    }

    /**
     * The namespaces of one day together: an image counts once for each namespace that has it.
     *
     * @param day which
     * @param byVerdict how many images have each verdict
     * @param refused how many admission would refuse
     */
    public record Day(LocalDate day, Map<Verdict, Integer> byVerdict, int refused) {

        static Day of(DailyTally tally) {
            return new Day(tally.day(), tally.byVerdict(), tally.refused());
        }

        Day and(DailyTally tally) {
            Map<Verdict, Integer> sums = new EnumMap<>(Verdict.class);
            for (Verdict verdict : Verdict.values()) {
                sums.put(
                        verdict,
                        byVerdict.getOrDefault(verdict, 0) + tally.byVerdict().getOrDefault(verdict, 0));
            }
            return new Day(day, sums, refused + tally.refused());
        }

        /** How many images have this verdict. */
        public int count(Verdict verdict) {
            return byVerdict.getOrDefault(verdict, 0);
        }

        /** All images. */
        public int images() {
            return byVerdict.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}

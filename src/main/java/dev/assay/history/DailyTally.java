package dev.assay.history;

import dev.assay.verdict.Verdict;
import java.time.LocalDate;
import java.util.Map;

/**
 * The images of a namespace as they stood at the end of a day, or stand today.
 *
 * @param day in UTC
 * @param namespace whose images
 * @param byVerdict how many distinct images have each verdict
 * @param refused how many admission would refuse
 */
public record DailyTally(LocalDate day, String namespace, Map<Verdict, Integer> byVerdict, int refused) {

    public DailyTally {
        byVerdict = Map.copyOf(byVerdict);
    }
}

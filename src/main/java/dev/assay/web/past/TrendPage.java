package dev.assay.web.past;

import dev.assay.verdict.Verdict;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrame;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How the numbers moved, the newest day first. The chart is drawn by the browser from the table itself.
 *
 * @param note why there are no numbers; blank if there are
 */
public record TrendPage(PageFrame frame, Headline headline, String note, List<DayRow> days) {

    public TrendPage {
        days = List.copyOf(days);
    }

    static TrendPage of(Past<Trend> past, PageFrame frame) {
        List<DayRow> days = past.answer().map(TrendPage::days).orElse(List.of());
        String nothing = past.problem().isEmpty() ? "The first day is not over yet." : past.problem();
        return new TrendPage(frame, headline(days), days.isEmpty() ? nothing : "", days);
    }

    private static Headline headline(List<DayRow> days) {
        List<DayRow> known = days.stream().filter(DayRow::known).toList();
        if (known.isEmpty()) {
            return Headline.unknown("No trend is known yet.", "");
        }
        DayRow first = known.getLast();
        DayRow last = known.getFirst();
        String rest = "From %d on %s to %d on %s.".formatted(first.refused(), first.day(), last.refused(), last.day());
        if (last.refused() == first.refused()) {
            return Headline.unknown("As many images would be refused as at the beginning.", rest);
        }
        return last.refused() < first.refused()
                ? Headline.unknown("Fewer images would be refused.", rest)
                : Headline.refused("More images would be refused.", rest);
    }

    /** What was before the first look is no gap. */
    private static List<DayRow> days(Trend trend) {
        List<DayRow> rows = new ArrayList<>();
        LocalDate day = trend.first();
        for (Optional<Trend.Day> known : trend.days().toList()) {
            if (known.isPresent() || !rows.isEmpty()) {
                rows.add(DayRow.of(day, known));
            }
            day = day.plusDays(1);
        }
        Collections.reverse(rows);
        return rows;
    }

    /** One day; all numbers are -1 and nothing is shown where Assay did not look. */
    public record DayRow(
            String day,
            boolean known,
            int refused,
            int unsigned,
            int untrusted,
            int error,
            int unevaluated,
            int verified,
            int images) {

        static DayRow of(LocalDate day, Optional<Trend.Day> known) {
            return known.map(counts -> new DayRow(
                            day.toString(),
                            true,
                            counts.refused(),
                            counts.count(Verdict.UNSIGNED),
                            counts.count(Verdict.UNTRUSTED),
                            counts.count(Verdict.ERROR),
                            counts.count(Verdict.UNEVALUATED),
                            counts.count(Verdict.VERIFIED),
                            counts.images()))
                    .orElseGet(() -> new DayRow(day.toString(), false, -1, -1, -1, -1, -1, -1, -1));
        }
    }
}

package dev.assay.web.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.access.Viewer;
import dev.assay.history.DailyTally;
import dev.assay.history.HistoryState;
import dev.assay.verdict.Verdict;
import dev.assay.web.page.PageFrames;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private final Trend trend = new Trend(TODAY, 5);

    @Test
    void namespacesOfADayAreAddedUpAndADayWithoutAnyIsAGap() {
        add(TODAY.minusDays(2), "shop", 3, 1);
        add(TODAY.minusDays(2), "bank", 2, 2);
        add(TODAY, "shop", 4, 0);

        assertThat(page().days())
                .extracting(TrendPage.DayRow::day, TrendPage.DayRow::known, TrendPage.DayRow::refused)
                .containsExactly(
                        tuple("2026-11-25", true, 0), tuple("2026-11-24", false, -1), tuple("2026-11-23", true, 3));
        assertThat(page().days().getLast().verified()).isEqualTo(5);
        assertThat(page().headline().statement()).isEqualTo("Fewer images would be refused.");
        assertThat(page().headline().rest()).isEqualTo("From 3 on 2026-11-23 to 0 on 2026-11-25.");
    }

    @Test
    void aNamespaceHasItsOwnLine() {
        add(TODAY.minusDays(1), "shop", 3, 1);
        add(TODAY, "shop", 3, 2);

        assertThat(trend.refusedIn("shop", 3)).isEqualTo(List.of(Optional.empty(), Optional.of(1), Optional.of(2)));
        assertThat(trend.refusedIn("elsewhere", 2)).isEqualTo(List.of(Optional.empty(), Optional.empty()));
    }

    @Test
    void daysBeforeAndAfterAreLeftOut() {
        add(TODAY.minusDays(5), "shop", 3, 1);
        add(TODAY.plusDays(1), "shop", 3, 1);

        assertThat(page().days()).isEmpty();
        assertThat(page().note()).isEqualTo("The first day is not over yet.");
    }

    @Test
    void whyNothingIsKnownIsSaid() {
        assertThat(page(Past.slow()).note()).startsWith("The history is slow to answer");
        assertThat(page(Past.unreadable("the disk is full")).note())
                .isEqualTo("The history cannot be read: the disk is full.");
    }

    private void add(LocalDate day, String namespace, int verified, int refused) {
        trend.add(
                new DailyTally(day, namespace, Map.of(Verdict.VERIFIED, verified, Verdict.UNSIGNED, refused), refused));
    }

    private TrendPage page() {
        return page(new Past.Known<>(trend));
    }

    private static TrendPage page(Past<Trend> past) {
        return TrendPage.of(
                past, new PageFrames(Optional::empty, () -> HistoryState.OFF, Viewer.ON_OWN_MACHINE, "").plain());
    }
}

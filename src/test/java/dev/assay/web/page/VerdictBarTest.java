package dev.assay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictBarTest {

    @Test
    void saysInWordsWhatItShowsWorstFirst() {
        VerdictBar bar =
                VerdictBar.of(Map.of(VerdictLabel.VERIFIED, 9, VerdictLabel.UNSIGNED, 3, VerdictLabel.ERROR, 0));

        assertThat(bar.text()).isEqualTo("3 unsigned, 9 verified");
        assertThat(bar.segments()).extracting(VerdictBar.Segment::label).containsExactly("U 3", "V 9");
        assertThat(bar.segments()).extracting(VerdictBar.Segment::x).containsExactly("0.00%", "25.00%");
        assertThat(bar.segments()).extracting(VerdictBar.Segment::width).containsExactly("25.00%", "75.00%");
    }

    @Test
    void oneImageOfManyCanStillBeSeen() {
        VerdictBar bar = VerdictBar.of(Map.of(VerdictLabel.VERIFIED, 4999, VerdictLabel.UNSIGNED, 1));

        assertThat(bar.segments()).extracting(VerdictBar.Segment::width).containsExactly("1.48%", "98.52%");
        assertThat(bar.segments()).extracting(VerdictBar.Segment::label).containsExactly("", "V 4999");
    }

    @Test
    void isEmptyWithoutImages() {
        assertThat(VerdictBar.of(Map.of())).isEqualTo(new VerdictBar("no images", List.of()));
    }
}

package dev.assay.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    @Test
    void countsWhatWouldBeRefusedFirst() {
        assertThat(sentence(new ImageCounts(41, 12, 0, 3, 2, 0, 0)))
                .isEqualTo("12 of 41 images would be refused today; 3 could not be checked, 2 are not evaluated yet.");
        assertThat(sentence(new ImageCounts(41, 12, 0, 0, 1, 0, 0)))
                .isEqualTo("12 of 41 images would be refused today; 1 is not evaluated yet.");
        assertThat(sentence(new ImageCounts(1, 1, 0, 0, 0, 0, 0))).isEqualTo("1 of 1 image would be refused today.");
    }

    @Test
    void neverCallsWhatIsUnknownAdmitted() {
        Headline headline = Headline.ofCluster(new ImageCounts(41, 0, 0, 3, 0, 0, 0));

        assertThat(headline.statement()).isEqualTo("No image is known to be refused today.");
        assertThat(headline.rest()).isEqualTo("Of 41, 3 could not be checked.");
        assertThat(headline.style()).isEqualTo("tone-unknown");
    }

    @Test
    void saysThatAllAreAdmittedAndHow() {
        Headline headline = Headline.ofCluster(new ImageCounts(41, 0, 0, 0, 0, 1, 2));

        assertThat(headline.statement()).isEqualTo("All 41 images would be admitted.");
        assertThat(headline.style()).isEqualTo("tone-admitted");
        assertThat(headline.details())
                .containsExactly(
                        "1 is admitted by an exception or left out by the policy, not by a signature.",
                        "2 run only where admission never looks, and would be admitted whatever a check says.");
    }

    @Test
    void tellsSigningFromRepairing() {
        assertThat(Headline.ofCluster(new ImageCounts(9, 5, 3, 0, 0, 0, 0)).details())
                .containsExactly(
                        "2 need a signature the policy accepts.",
                        "For 3 Kyverno could not look (registry access, certificate or a missing tag): repair that"
                                + " first; whether they are signed is not known.");
    }

    @Test
    void showsNoNumberBeforeEverythingIsRead() {
        Headline headline = Headline.stillReading(List.of("pods", "policyreports"));

        assertThat(headline.statement() + headline.rest() + headline.details()).doesNotContainPattern("\\d");
        assertThat(headline.details()).singleElement().asString().endsWith("Not caught up yet: pods, policyreports.");
    }

    @Test
    void countsThatOverlapAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageCounts(3, 2, 0, 2, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageCounts(3, 1, 2, 0, 0, 0, 0));
    }

    private static String sentence(ImageCounts counts) {
        Headline headline = Headline.ofCluster(counts);
        return (headline.statement() + " " + headline.rest()).strip();
    }
}

package dev.assay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several rules, or several policies, say of one image together. */
class JudgementTest {

    @ParameterizedTest
    @CsvSource({
        // verdict, refused, covered, until | the same of the other | together
        "UNSIGNED, YES,     true,  50,  VERIFIED,    NO,      true,  90,  UNSIGNED,    YES,     true,  50",
        "UNSIGNED, YES,     true,  90,  VERIFIED,    NO,      true,  50,  UNSIGNED,    YES,     true,  50",
        "ERROR,    UNKNOWN, true,  50,  UNTRUSTED,   YES,     true,  60,  UNTRUSTED,   YES,     true,  50",
        "ERROR,    NO,      true,  50,  UNEVALUATED, UNKNOWN, true,  60,  ERROR,       UNKNOWN, true,  50",
        "SKIPPED,  NO,      true,  50,  VERIFIED,    NO,      true,  60,  VERIFIED,    NO,      true,  50",
        "SKIPPED,  NO,      true,  50,  SKIPPED,     NO,      false, 60,  SKIPPED,     NO,      true,  50",
        "UNSIGNED, YES,     false, 50,  VERIFIED,    NO,      true,  60,  VERIFIED,    YES,     true,  50",
        "VERIFIED, NO,      false, 50,  EXCEPTED,    NO,      false, 60,  EXCEPTED,    NO,      false, 50",
        "VERIFIED, NO,      true,  50,  VERIFIED,    NO,      true,  60,  VERIFIED,    NO,      true,  50"
    })
    void theWorseThatCoversItHasTheSay(
            Verdict verdict,
            Refusal refused,
            boolean covered,
            long until,
            Verdict otherVerdict,
            Refusal otherRefused,
            boolean otherCovered,
            long otherUntil,
            Verdict together,
            Refusal refusedTogether,
            boolean coveredTogether,
            long untilTogether) {
        Judgement one = judgement(verdict, refused, covered, until);
        Judgement other = judgement(otherVerdict, otherRefused, otherCovered, otherUntil);

        for (Judgement both : List.of(one.and(other), other.and(one))) {
            assertThat(both.standing()).isEqualTo(new Standing(together, refusedTogether, coveredTogether));
            assertThat(both.validUntilSecond()).isEqualTo(untilTogether);
        }
        assertThat(one.standing().and(other.standing()))
                .isEqualTo(other.standing().and(one.standing()))
                .isEqualTo(new Standing(together, refusedTogether, coveredTogether));
    }

    @Test
    void whatAdmissionNeverSeesIsNotRefused() {
        Judgement unseen = judgement(Verdict.UNSIGNED, Refusal.YES, true, 50).unseen("a filter leaves it out");

        assertThat(unseen.standing()).isEqualTo(new Standing(Verdict.SKIPPED, Refusal.NO, false));
        assertThat(unseen.standing().unseen()).isTrue();
        assertThat(unseen.reason()).isEqualTo("a filter leaves it out");
        assertThat(unseen.cause()).isEmpty();
        assertThat(unseen.claim()).isEmpty();
        assertThat(unseen.validUntilSecond()).isEqualTo(50);
    }

    @Test
    void whatARuleSkipsOrVerifiesIsSeen() {
        assertThat(new Standing(Verdict.SKIPPED, Refusal.NO, true).unseen()).isFalse();
        assertThat(new Standing(Verdict.VERIFIED, Refusal.NO, false).unseen()).isFalse();
    }

    @Test
    void theCauseIsThatOfTheWorse() {
        Judgement unsigned = new Judgement(Verdict.UNSIGNED, Cause.NO_SIGNATURE, Refusal.YES, null, "bad", true, 9);
        Judgement verified = judgement(Verdict.VERIFIED, Refusal.NO, true, 5);

        assertThat(verified.and(unsigned).cause()).contains(Cause.NO_SIGNATURE);
        assertThat(verified.and(unsigned).reason()).isEqualTo("bad");
    }

    private static Judgement judgement(Verdict verdict, Refusal refused, boolean covered, long until) {
        return new Judgement(verdict, null, refused, null, "", covered, until);
    }
}

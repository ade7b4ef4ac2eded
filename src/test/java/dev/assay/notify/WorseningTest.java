package dev.assay.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.policy.PolicyKey;
import dev.assay.posture.Postures;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorseningTest {

    private static final PolicyKey POLICY = Postures.key("verify");

    private final Worsening worsening = new Worsening();

    @Test
    void whatWasSoAtTheBeginningIsNoNews() {
        assertThat(changes(unsigned("shop", "a"))).isEmpty();
        assertThat(changes(unsigned("shop", "a"))).isEmpty();
    }

    @Test
    void whatIsNewIsToldOnceByNamespaceAndCause() {
        changes(unsigned("shop", "a"));
        Postures later = unsigned("shop", "a")
                .image("shop", "b", POLICY, Verdict.UNSIGNED, Cause.NO_SIGNATURE)
                .image("shop", "c", POLICY, Verdict.UNSIGNED, Cause.NO_SIGNATURE)
                .image("shop", "d", POLICY, Verdict.ERROR, Cause.TIMEOUT)
                .image("batch", "a", POLICY, Verdict.UNTRUSTED, Cause.WRONG_KEY)
                .image("batch", "e", POLICY, Verdict.VERIFIED);

        assertThat(changes(later))
                .containsExactly(
                        new Change("batch", "wrong_key", 1, List.of("a")),
                        new Change("shop", "no_signature", 2, List.of("b", "c")),
                        new Change("shop", "timeout", 1, List.of("d")));
        assertThat(changes(later)).isEmpty();
    }

    @Test
    void anOutageAndItsEndAreNoNewsAboutSignatures() {
        changes(unsigned("shop", "a"));

        assertThat(changes(new Postures().image("shop", "a", POLICY, Verdict.ERROR, Cause.REGISTRY_UNREACHABLE)))
                .containsExactly(new Change("shop", "registry_unreachable", 1, List.of("a")));
        assertThat(changes(new Postures().image("shop", "a", POLICY, Verdict.UNEVALUATED, Cause.STALE)))
                .isEmpty();
        assertThat(changes(unsigned("shop", "a"))).isEmpty();
    }

    @Test
    void whatWasRepairedIsNewWhenItComesAgain() {
        changes(unsigned("shop", "a"));
        changes(new Postures().image("shop", "a", POLICY, Verdict.VERIFIED));

        assertThat(changes(unsigned("shop", "a"))).hasSize(1);
        changes(new Postures().namespace("shop"));
        assertThat(changes(unsigned("shop", "a"))).hasSize(1);
    }

    @Test
    void theFirstVerdictOfWhatWasThereAtTheBeginningIsNoNews() {
        changes(new Postures().image("shop", "a", POLICY, Verdict.UNEVALUATED, Cause.NOT_COVERED));

        assertThat(changes(unsigned("shop", "a"))).isEmpty();
        assertThat(changes(unsigned("shop", "a").image("shop", "b", POLICY, Verdict.UNEVALUATED, Cause.NOT_COVERED)))
                .isEmpty();
        assertThat(changes(unsigned("shop", "a").image("shop", "b", POLICY, Verdict.UNSIGNED, Cause.NO_SIGNATURE)))
                .containsExactly(new Change("shop", "no_signature", 1, List.of("b")));
    }

    @Test
    void whileNotEverythingIsReadNothingChanges() {
        changes(unsigned("shop", "a"));

        assertThat(changes(new Postures().missing("pods"))).isEmpty();
        assertThat(changes(unsigned("shop", "a"))).isEmpty();
    }

    private List<Change> changes(Postures postures) {
        return worsening.in(postures.get());
    }

    private static Postures unsigned(String namespace, String image) {
        return new Postures().image(namespace, image, POLICY, Verdict.UNSIGNED, Cause.NO_SIGNATURE);
    }
}

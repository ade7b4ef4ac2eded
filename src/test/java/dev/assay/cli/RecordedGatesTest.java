package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** Asks the recording that the demo plays. */
class RecordedGatesTest {

    private static final String DEMO = "src/main/resources/demo/acme.jsonl.gz";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void allGatesAreListed() {
        assertThat(run("gate", "--recording", DEMO, "--soak", "2m")).isEqualTo(1);
        assertThat(out.toString()).startsWith("NOT_READY: ").contains("verify-image-signatures");
    }

    @Test
    void aNamespaceThatStaysCleanForTheSoakIsReady() {
        String line = "gate verify-image-signatures --namespace payments --recording " + DEMO + " --soak 1m --until "
                + "2026-11-24T03:40:00Z";

        assertThat(run(line.split(" "))).isZero();
        assertThat(out.toString()).startsWith("READY: 'verify-image-signatures' can be enforced in 'payments'");
    }

    @Test
    void aSoakThatTheRecordingIsTooShortForIsNotDone() {
        assertThat(run("gate", "verify-image-signatures", "-n", "payments", "--recording", DEMO))
                .isEqualTo(2);
        assertThat(out.toString()).startsWith("UNKNOWN: ");
    }

    @Test
    void anUnknownPolicyIsToldWithTheNearestOne() {
        assertThat(run("gate", "verify-image-signature", "--recording", DEMO)).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean 'verify-image-signatures'?");
    }

    @Test
    void aPlanComesFromARecordingToo() {
        run("gate", "verify-image-signatures", "-n", "payments", "--plan", "--recording", DEMO);

        assertThat(out.toString()).contains("kubectl patch clusterpolicies.kyverno.io verify-image-signatures");
    }

    private int run(String... arguments) {
        return AssayCommand.run(arguments, (_, _) -> 0, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}

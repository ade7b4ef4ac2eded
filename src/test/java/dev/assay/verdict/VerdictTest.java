package dev.assay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void theVerdictsStandFromWorstToBest() {
        assertThat(Stream.of(Verdict.values()).map(Verdict::label))
                .containsExactly("unsigned", "untrusted", "error", "unevaluated", "excepted", "skipped", "verified");
    }

    @Test
    void theWorseOfTwoWins() {
        assertThat(Verdict.worse(Verdict.VERIFIED, Verdict.UNSIGNED)).isEqualTo(Verdict.UNSIGNED);
        assertThat(Verdict.worse(Verdict.ERROR, Verdict.UNEVALUATED)).isEqualTo(Verdict.ERROR);
        assertThat(Verdict.worse(Verdict.SKIPPED, Verdict.SKIPPED)).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void theCausesAreTheWordsOfTheGlossary() {
        assertThat(Stream.of(Cause.values()).map(Cause::label))
                .containsExactly(
                        "no_signature",
                        "signature_format_unseen",
                        "wrong_key",
                        "wrong_identity",
                        "attestation_missing",
                        "attestation_invalid",
                        "digest_missing",
                        "registry_auth",
                        "registry_rate_limit",
                        "registry_unreachable",
                        "registry_tls",
                        "image_not_found",
                        "trust_root",
                        "transparency_log",
                        "timeout",
                        "policy_error",
                        "not_covered",
                        "stale",
                        "unknown");
    }
}

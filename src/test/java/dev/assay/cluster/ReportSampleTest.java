package dev.assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.observation.Observation;
import dev.assay.posture.Placement;
import dev.assay.report.Report;
import dev.assay.report.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportSampleTest {

    private static final String REPORT = "policyreports.wgpolicyk8s.io";

    private static final String POLICY = """
            {"metadata": {"name": "verify-image-signatures", "uid": "policy", "resourceVersion": "4773", "generation": 1,
                          "creationTimestamp": "2026-08-21T07:00:00Z"},
             "spec": {"failurePolicy": "Ignore", "rules": [{"name": "verify-sigstore-keyless",
                      "match": {"any": [{"resources": {"kinds": ["Pod"]}}]},
                      "verifyImages": [{"imageReferences": ["*"]}]}]}}""";

    /** The number at the end of the subject's uid, then what the one result is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20-pod-fail-no-signatures-found                   | 1  | kyverno verify-image-signatures/verify-sigstore-keyless FAIL
            22-pod-pass-verified-from-cache-no-image-name     | 3  | kyverno verify-image-signatures/verify-sigstore-keyless PASS
            24-pod-fail-registry-unauthorized                 | 5  | kyverno verify-image-signatures/verify-sigstore-keyless FAIL
            26-pod-error-dial-tcp                             | 7  | kyverno verify-image-signatures/verify-sigstore-keyless ERROR
            30-pod-skip-policy-exception                      | b  | kyverno verify-image-signatures/verify-sigstore-keyless SKIP
            31-pod-skip-image-reference                       | c  | kyverno verify-image-signatures/verify-sigstore-keyless SKIP
            32-pod-skip-preconditions                         | d  | kyverno verify-image-signatures/verify-sigstore-keyless SKIP
            33-deployment-autogen-fail                        | e  | kyverno verify-image-signatures/verify-sigstore-keyless FAIL
            35-cronjob-autogen-fail                           | 10 | kyverno verify-image-signatures/verify-sigstore-keyless FAIL
            37-pod-fail-attestation-missing-no-image-name     | 12 | kyverno verify-image-signatures/verify-sigstore-keyless FAIL
            38-pod-warn-unscored                              | 13 | kyverno verify-image-signatures/verify-sigstore-keyless WARN
            39-pod-ivpol-pass                                 | 14 | KyvernoImageValidatingPolicy verify-image-signatures/verify-image-signatures PASS
            40-pod-ivpol-error-registry                       | 15 | KyvernoImageValidatingPolicy verify-image-signatures/evaluation ERROR
            43-pod-namespaced-policy                          | 17 | kyverno kyvernosigstore/check-signature/check-signature PASS
            45-pod-multi-image-collapsed                      | 19 | kyverno verify-image-signatures/verify-sigstore-keyless PASS
            """)
    void aPolicyReportIsRead(String file, String subject, String result) {
        Report report = onlyReport(Replayed.sample(REPORT, file + ".yaml"));

        assertThat(report.subjectUid()).matches("a0+" + subject + "-1111-4222-8333-4444b0+" + subject);
        assertThat(report.results()).extracting(ReportSampleTest::shown).containsExactly(result);
        assertThat(report.results()).extracting(Result::atSecond).containsExactly(1_787_299_241L);
        assertThat(report.cut()).isFalse();
    }

    @Test
    void anOpenReportSaysTheSameAsAPolicyReport() {
        assertThat(onlyReport(Replayed.sample("reports.openreports.io", "42-openreports-pod-fail.yaml")))
                .isEqualTo(onlyReport(Replayed.sample(REPORT, "20-pod-fail-no-signatures-found.yaml")));
    }

    @Test
    void theListedImagesAreReadAsKyvernoPrintsThem() {
        Report report = onlyReport(Replayed.sample(REPORT, "41-pod-ivpol-fail-properties-image-list.yaml"));

        assertThat(report.results().getFirst().images())
                .isEqualTo(new Result.ListedImages(
                        List.of("ghcr.io/acme/web:1", "docker.io/library/nginx:1.27", "ghcr.io/acme/sidecar:2"),
                        List.of("docker.io/library/nginx:1.27", "ghcr.io/acme/sidecar:2")));
    }

    @Test
    void anEphemeralReportKeepsOneResultPerImageAndTheVersionOfThePolicy() {
        Report report = onlyReport(
                Replayed.sample("ephemeralreports.reports.kyverno.io", "46-ephemeralreport-two-images-unmerged.yaml"));

        assertThat(report.subjectUid()).isEqualTo("a0000019-1111-4222-8333-4444b0000019");
        assertThat(report.atSecond()).isEqualTo(1_787_299_231L);
        assertThat(report.policyVersions()).isEqualTo(Map.of("verify-image-signatures", 4_773L));
        assertThat(report.results())
                .extracting(Result::message)
                .containsExactly(
                        "verified image signatures for ghcr.io/acme/sidecar:2",
                        "failed to verify image ghcr.io/acme/app:1: .attestors[0].entries[0].keyless: no signatures found");
    }

    /** The annotation, the report that kept the passing image, and the scan that kept both. */
    @Test
    void ofAPodWithABadImageMoreAndMoreIsKnown() {
        String policy = Replayed.line("clusterpolicies.kyverno.io", "ADDED", Replayed.json(POLICY));
        String pod = Replayed.sample("pods", "47-pod-annotations-verify-images.yaml");
        String report = Replayed.sample(REPORT, "45-pod-multi-image-collapsed.yaml");
        String scan =
                Replayed.sample("ephemeralreports.reports.kyverno.io", "46-ephemeralreport-two-images-unmerged.yaml");

        assertThat(said(policy, pod))
                .containsExactly("app error/unknown/UNKNOWN", "sidecar unevaluated/not_covered/UNKNOWN");
        assertThat(said(policy, pod, report)).containsExactly("app error/unknown/UNKNOWN", "sidecar verified/-/NO");
        assertThat(said(policy, pod, report, scan))
                .containsExactly("app unsigned/no_signature/YES", "sidecar verified/-/NO");
    }

    private static List<String> said(String... lines) {
        Map<String, Placement> live = Places.live(Replayed.of(lines).posture());
        return live.values().stream()
                .map(placement -> placement.container().name() + " " + Places.said(placement))
                .toList();
    }

    private static Report onlyReport(String line) {
        List<Observation.ReportSeen> seen = Replayed.of(line).all(Observation.ReportSeen.class);
        assertThat(seen).hasSize(1);
        return seen.getFirst().report();
    }

    private static String shown(Result result) {
        return result.source() + " " + result.policy() + "/" + result.rule() + " " + result.outcome();
    }
}

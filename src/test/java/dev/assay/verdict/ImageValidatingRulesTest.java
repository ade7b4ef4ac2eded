package dev.assay.verdict;

import static dev.assay.report.Reports.POLICY;
import static dev.assay.report.Reports.listing;
import static dev.assay.report.Reports.merged;
import static dev.assay.report.Reports.scan;
import static dev.assay.report.Reports.scanOf;
import static dev.assay.report.Reports.validating;
import static dev.assay.verdict.Question.aboutPodOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.Outcome;
import dev.assay.report.Report;
import dev.assay.report.Result;
import dev.assay.workload.ContainerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An ImageValidatingPolicy gives one result per pod, however many images the pod has. */
class ImageValidatingRulesTest {

    private static final String APP = "ghcr.io/acme/app:1";
    private static final String SIDECAR = "ghcr.io/acme/sidecar:2";
    private static final String NOBODY_KNOWS = "unevaluated/not_covered/UNKNOWN";
    private static final Result PASS = validating(Outcome.PASS, POLICY, "success");
    private static final Result FAIL = validating(Outcome.FAIL, POLICY, "image is not signed by our key");
    private static final Result UNREACHABLE = validating(
            Outcome.ERROR,
            "evaluation",
            "failed to evaluate policy: Get \"https://ghcr.io/v2/\": dial tcp 10.0.0.1:443: connect: connection refused");

    @Test
    void aPassSpeaksForAllImages() {
        Question pod = aboutPodOf(APP, SIDECAR).validating();

        assertThat(pod.ask(APP, scan(9_000, PASS))).isEqualTo("verified/-/NO");
        assertThat(pod.ask(SIDECAR, merged(9_000, PASS))).isEqualTo("verified/-/NO");
    }

    @Test
    void aPassDoesNotSpeakForAListThatThePolicyDoesNotLookAt() {
        Question pod = aboutPodOf(APP, SIDECAR).validating().lookingAt(ContainerKind.CONTAINER);

        assertThat(pod.ask(APP, scan(9_000, PASS))).isEqualTo("verified/-/NO");
        assertThat(pod.standingIn(ContainerKind.INIT).ask(APP, scan(9_000, PASS)))
                .isEqualTo(NOBODY_KNOWS);
    }

    /** The policy sees the image as it is written, mostly without {@code docker.io/}. */
    @Test
    void aPassOfAPatternWithARegistryDoesNotSpeakForDockerHub() {
        String nginx = "docker.io/nginx:1";

        assertThat(aboutPodOf(nginx, SIDECAR)
                        .validating()
                        .selecting("docker.io/*")
                        .ask(nginx, scan(9_000, PASS)))
                .isEqualTo(NOBODY_KNOWS);
        assertThat(aboutPodOf(nginx, SIDECAR).validating().ask(nginx, scan(9_000, PASS)))
                .isEqualTo("verified/-/NO");
    }

    @Test
    void aFailureIsTheOnlyImages() {
        assertThat(aboutPodOf(APP).validating().ask(APP, scan(9_000, FAIL))).isEqualTo("error/unknown/YES");
    }

    @Test
    void aFailureIsNobodysForSureBesideOthers() {
        Judgement judgement = aboutPodOf(APP, SIDECAR).validating().judge(APP, scan(9_000, FAIL));

        assertThat(Question.said(judgement)).isEqualTo(NOBODY_KNOWS);
        assertThat(judgement.reason()).isEqualTo("The pod fails, and nothing says which of its images.");
    }

    @Test
    void aFailureUnderThePresentPolicyIsTheReasonAndNotWhatAnEarlierPolicySaid() {
        Report before = scanOf(99, 8_900, listing(Outcome.PASS, "success", List.of(APP, SIDECAR), List.of()));

        Judgement judgement = aboutPodOf(APP, SIDECAR).validating().judge(APP, before, scanOf(100, 9_000, FAIL));

        assertThat(Question.said(judgement)).isEqualTo(NOBODY_KNOWS);
        assertThat(judgement.reason()).isEqualTo("The pod fails, and nothing says which of its images.");
    }

    @Test
    void whatItListsDecides() {
        Result listing = listing(Outcome.FAIL, "unsigned images: " + SIDECAR, List.of(APP, SIDECAR), List.of(SIDECAR));
        Question pod = aboutPodOf(APP, SIDECAR).validating();

        assertThat(pod.ask(APP, scan(9_000, listing))).isEqualTo("verified/-/NO");
        assertThat(pod.ask(SIDECAR, scan(9_000, listing))).isEqualTo("error/unknown/YES");
    }

    @Test
    void anImageThatItDoesNotListIsUnknown() {
        Result listing = listing(Outcome.FAIL, "unsigned images: " + SIDECAR, List.of(SIDECAR), List.of(SIDECAR));

        assertThat(aboutPodOf(APP, SIDECAR).validating().ask(APP, scan(9_000, listing)))
                .isEqualTo(NOBODY_KNOWS);
    }

    @Test
    void aFailureThatListsNoUnsignedImageVerifiesNone() {
        Result listing = listing(Outcome.FAIL, "no digest", List.of(APP, SIDECAR), List.of());

        assertThat(aboutPodOf(APP, SIDECAR).validating().ask(APP, scan(9_000, listing)))
                .isEqualTo(NOBODY_KNOWS);
    }

    @Test
    void anErrorIsTheOnlyImagesAndIsRefused() {
        assertThat(aboutPodOf(APP).validating().ask(APP, scan(9_000, UNREACHABLE)))
                .isEqualTo("error/registry_unreachable/YES");
    }

    @Test
    void anErrorIsNobodysForSureBesideOthers() {
        assertThat(aboutPodOf(APP, SIDECAR).validating().ask(APP, scan(9_000, UNREACHABLE)))
                .isEqualTo(NOBODY_KNOWS);
    }

    @Test
    void anErrorAfterAPassMakesThePassUnknown() {
        Question pod = aboutPodOf(APP, SIDECAR).validating();
        Report listed = scan(9_000, listing(Outcome.PASS, "success", List.of(APP, SIDECAR), List.of()));

        assertThat(pod.ask(APP, listed, scan(9_060, UNREACHABLE))).isEqualTo(NOBODY_KNOWS);
        assertThat(pod.ask(APP, listed, scan(9_060, UNREACHABLE), scan(9_120, PASS)))
                .isEqualTo("verified/-/NO");
    }

    @Test
    void anImageThatNothingLookedAtIsNotCoveredAndRefused() {
        Result result = validating(
                Outcome.FAIL,
                POLICY,
                "image " + SIDECAR + " is not verified: no policy performed a signature or attestation check on it");
        Question pod = aboutPodOf(APP, SIDECAR).validating();

        assertThat(pod.ask(SIDECAR, scan(9_000, result))).isEqualTo("unevaluated/not_covered/YES");
        assertThat(pod.ask(APP, scan(9_000, result))).isEqualTo(NOBODY_KNOWS);
    }

    @Test
    void anExceptionTakesThePodOut() {
        Result exception =
                validating(Outcome.SKIP, "exception", "rule is skipped due to policy exception: legacy/crm-until-q1");

        assertThat(aboutPodOf(APP, SIDECAR).validating().ask(APP, scan(9_000, exception)))
                .isEqualTo("excepted/-/NO");
    }

    @Test
    void whatItsAuthorWroteIsNoMessageToKnow() {
        Question pod = aboutPodOf(APP).validating();

        pod.ask(APP, scan(9_000, FAIL));

        assertThat(pod.unclassified()).isEmpty();
    }

    @Test
    void aResultOfTheOtherEngineUnderTheSameNameSaysNothing() {
        assertThat(aboutPodOf(APP).ask(APP, scan(9_000, PASS))).isEqualTo(NOBODY_KNOWS);
    }
}

package dev.assay.verdict;

import static dev.assay.report.Reports.admission;
import static dev.assay.report.Reports.annotation;
import static dev.assay.report.Reports.cutScan;
import static dev.assay.report.Reports.event;
import static dev.assay.report.Reports.excepted;
import static dev.assay.report.Reports.merged;
import static dev.assay.report.Reports.result;
import static dev.assay.report.Reports.scan;
import static dev.assay.report.Reports.scanOf;
import static dev.assay.report.Reports.unauthorized;
import static dev.assay.report.Reports.unreachable;
import static dev.assay.report.Reports.unsigned;
import static dev.assay.report.Reports.verified;
import static dev.assay.report.Reports.verifiedFromCache;
import static dev.assay.report.Reports.wrongKey;
import static dev.assay.verdict.Question.aboutPodOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.policy.ImageSelection;
import dev.assay.policy.ResourceFilter;
import dev.assay.report.Outcome;
import dev.assay.report.Report;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VerdictRulesTest {

    private static final String APP = "ghcr.io/acme/app:1";
    private static final String SIDECAR = "ghcr.io/acme/sidecar:2";
    private static final String LOG = "ghcr.io/acme/log:3";
    private static final String NOBODY_KNOWS = "unevaluated/not_covered/UNKNOWN";
    private static final String STALE = "unevaluated/stale/UNKNOWN";

    /** A result that cannot be told to be about an image, and fails. */
    private static final String ATTESTATION =
            ".attestations[0].attestors[0].entries[0].keyless: no matching attestations: ";

    @Nested
    class AbsenceIsNotAPass {

        @Test
        void withoutAnyReportNothingIsKnown() {
            Judgement judgement = aboutPodOf(APP).judge(APP);

            assertThat(Question.said(judgement)).isEqualTo(NOBODY_KNOWS);
            assertThat(judgement.reason()).isEqualTo("Kyverno has not reported on it yet.");
            assertThat(judgement.covered()).isTrue();
        }

        @Test
        void aPassOfAnotherImageProvesNothing() {
            Judgement judgement = aboutPodOf(APP, SIDECAR).judge(APP, merged(9_000, verified(SIDECAR)));

            assertThat(Question.said(judgement)).isEqualTo(NOBODY_KNOWS);
            assertThat(judgement.reason())
                    .isEqualTo("Kyverno's results do not say which of the pod's images they are about.");
        }

        @Test
        void anUnnamedPassInAPolicyReportProvesNothingOfSeveralImages() {
            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, merged(9_000, verifiedFromCache())))
                    .isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void aFailureOfAnotherImageInAPolicyReportProvesNothing() {
            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, merged(9_000, unsigned(SIDECAR))))
                    .isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void aScanWithoutResultsProvesNothing() {
            assertThat(aboutPodOf(APP).ask(APP, scan(9_000))).isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void anEventAboutAnotherImageProvesNothing() {
            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, event(9_000, unsigned(SIDECAR))))
                    .isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void anAdmissionReportProvesNothingAboutImagesItDoesNotName() {
            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, admission(9_000, verified(SIDECAR), verifiedFromCache())))
                    .isEqualTo(NOBODY_KNOWS);
        }
    }

    @Nested
    class OneScanHasOneResultPerImage {

        @Test
        void aNamedResultDecides() {
            Report scan = scan(9_000, verified(APP), unsigned(SIDECAR), wrongKey(LOG));
            Question pod = aboutPodOf(APP, SIDECAR, LOG);

            assertThat(pod.ask(APP, scan)).isEqualTo("verified/-/NO");
            assertThat(pod.ask(SIDECAR, scan)).isEqualTo("unsigned/no_signature/YES");
            assertThat(pod.ask(LOG, scan)).isEqualTo("untrusted/wrong_key/YES");
        }

        @Test
        void withAllImagesAccountedForTheUnnamedPassesBelongToTheImagesLeft() {
            Report scan = scan(9_000, verifiedFromCache(), unsigned(SIDECAR), verifiedFromCache());
            Question pod = aboutPodOf(APP, SIDECAR, LOG);

            assertThat(pod.ask(APP, scan)).isEqualTo("verified/-/NO");
            assertThat(pod.ask(LOG, scan)).isEqualTo("verified/-/NO");
            assertThat(pod.ask(SIDECAR, scan)).isEqualTo("unsigned/no_signature/YES");
        }

        @Test
        void withFewerResultsThanImagesTheRestIsUnknown() {
            assertThat(aboutPodOf(APP, SIDECAR, LOG).ask(APP, scan(9_000, verifiedFromCache(), verified(LOG))))
                    .isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void withMoreResultsThanImagesTheRestIsUnknown() {
            Report scan = scan(9_000, verifiedFromCache(), verifiedFromCache(), verified(SIDECAR));

            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, scan)).isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void aResultAboutAnImageThatThePodDoesNotHaveMakesTheRestUnknown() {
            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, scan(9_000, verifiedFromCache(), verified(LOG))))
                    .isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void resultsThatWereLeftOutMakeTheRestUnknown() {
            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, cutScan(9_000, verifiedFromCache(), unsigned(SIDECAR))))
                    .isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void anUnnamedFailureBelongsToTheOneImageLeft() {
            Report scan = scan(9_000, verified(SIDECAR), result(Outcome.FAIL, ATTESTATION));

            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, scan)).isEqualTo("untrusted/attestation_missing/YES");
        }

        @Test
        void anUnnamedFailureBesideAnUnnamedPassIsNobodysForSure() {
            Report scan = scan(9_000, verifiedFromCache(), result(Outcome.FAIL, ATTESTATION));
            Question pod = aboutPodOf(APP, SIDECAR);

            assertThat(pod.ask(APP, scan)).isEqualTo(NOBODY_KNOWS);
            assertThat(pod.ask(SIDECAR, scan)).isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void imagesThatTheRuleDoesNotSelectAreNotCounted() {
            Question pod = aboutPodOf(APP, "docker.io/nginx:1").selecting("ghcr.io/*");

            assertThat(pod.ask(APP, scan(9_000, verifiedFromCache()))).isEqualTo("verified/-/NO");
        }

        @Test
        void withSeveralEntriesInTheRuleTheRestIsUnknown() {
            Question pod = aboutPodOf(APP, SIDECAR)
                    .selecting(
                            new ImageSelection(List.of("ghcr.io/acme/app*"), List.of(), false),
                            new ImageSelection(List.of("ghcr.io/acme/*"), List.of(), false));

            assertThat(pod.ask(APP, scan(9_000, verifiedFromCache(), verified(SIDECAR))))
                    .isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void ofTwoResultsAboutOneImageTheWorseCounts() {
            assertThat(aboutPodOf(APP).ask(APP, scan(9_000, unsigned(APP), verified(APP))))
                    .isEqualTo("unsigned/no_signature/YES");
        }

        @Test
        void aSkipOfTheImageSaysLessThanAnotherResultAboutIt() {
            Report scan = scan(
                    9_000,
                    result(Outcome.SKIP, "skipping image reference image " + APP + ", policy p ruleName r"),
                    verified(APP));

            assertThat(aboutPodOf(APP).ask(APP, scan)).isEqualTo("verified/-/NO");
        }
    }

    @Nested
    class TheNewestCounts {

        @Test
        void aNewerScanReplacesAnOlderOne() {
            Question pod = aboutPodOf(APP);

            assertThat(pod.ask(APP, scan(9_000, unsigned(APP)), scan(9_060, verified(APP))))
                    .isEqualTo("verified/-/NO");
            assertThat(pod.ask(APP, scan(9_060, verified(APP)), scan(9_000, unsigned(APP))))
                    .isEqualTo("verified/-/NO");
        }

        @Test
        void aNewerScanThatAccountsForAllReplacesAnOlderFailureThatNamedTheImage() {
            Report before = scan(9_000, unsigned(APP), verifiedFromCache());
            Report after = scan(9_060, verifiedFromCache(), verifiedFromCache());

            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, before, after)).isEqualTo("verified/-/NO");
        }

        @Test
        void aNewerFailureInAPolicyReportReplacesAScan() {
            Report scan = scan(9_000, verifiedFromCache(), verifiedFromCache());

            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, scan, merged(9_060, unauthorized(APP))))
                    .isEqualTo("error/registry_auth/YES");
        }

        @Test
        void anOlderFailureInAPolicyReportDoesNot() {
            Report scan = scan(9_060, verifiedFromCache(), verifiedFromCache());

            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, scan, merged(9_000, unauthorized(APP))))
                    .isEqualTo("verified/-/NO");
        }

        @Test
        void aNewerEventThatNamesTheImageReplacesAScan() {
            assertThat(aboutPodOf(APP).ask(APP, scan(9_000, verified(APP)), event(9_060, unsigned(APP))))
                    .isEqualTo("unsigned/no_signature/YES");
        }

        @Test
        void anEventThatNamesNoImageSaysNothing() {
            Report event = event(9_060, result(Outcome.FAIL, ATTESTATION));

            assertThat(aboutPodOf(APP).ask(APP, scan(9_000, verified(APP)), event))
                    .isEqualTo("verified/-/NO");
        }

        @Test
        void ofTheSameSecondTheBetterSourceCounts() {
            assertThat(aboutPodOf(APP).ask(APP, merged(9_000, unsigned(APP)), scan(9_000, verified(APP))))
                    .isEqualTo("verified/-/NO");
            assertThat(aboutPodOf(APP).ask(APP, merged(9_000, verified(APP)), event(9_000, unsigned(APP))))
                    .isEqualTo("verified/-/NO");
        }

        @Test
        void aNewerFailureOfThePodThatNamesNoImageMakesAPassUnknown() {
            Judgement judgement = aboutPodOf(APP, SIDECAR)
                    .judge(APP, scan(9_000, verified(APP)), merged(9_060, result(Outcome.FAIL, ATTESTATION)));

            assertThat(Question.said(judgement)).isEqualTo(NOBODY_KNOWS);
            assertThat(judgement.reason()).isEqualTo("A newer result fails without saying for which image.");
        }

        @Test
        void aNewerScanWithAFailureThatNamesNoImageMakesAPassUnknown() {
            Report scan = scan(9_060, verifiedFromCache(), result(Outcome.FAIL, ATTESTATION));

            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, merged(9_000, verified(APP)), scan))
                    .isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void anOlderFailureThatNamesNoImageDoesNot() {
            assertThat(aboutPodOf(APP, SIDECAR)
                            .ask(APP, scan(9_060, verified(APP)), merged(9_000, result(Outcome.FAIL, ATTESTATION))))
                    .isEqualTo("verified/-/NO");
        }

        @Test
        void aNewerFailureThatNamesNoImageLeavesAFailureAsItIs() {
            assertThat(aboutPodOf(APP, SIDECAR)
                            .ask(APP, scan(9_000, unsigned(APP)), merged(9_060, result(Outcome.FAIL, ATTESTATION))))
                    .isEqualTo("unsigned/no_signature/YES");
        }
    }

    @Nested
    class APolicyReportKeepsOneResult {

        @Test
        void itsPassVerifiesTheOnlyImage() {
            assertThat(aboutPodOf(APP).ask(APP, merged(9_000, verifiedFromCache())))
                    .isEqualTo("verified/-/NO");
        }

        @Test
        void itsPassVerifiesTheImageItNames() {
            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, merged(9_000, verified(APP))))
                    .isEqualTo("verified/-/NO");
        }

        @Test
        void itsUnnamedFailureIsTheOnlyImages() {
            assertThat(aboutPodOf(APP).ask(APP, merged(9_000, result(Outcome.FAIL, ATTESTATION))))
                    .isEqualTo("untrusted/attestation_missing/YES");
        }

        @Test
        void itsUnnamedFailureIsNobodysForSureBesideOthers() {
            Judgement judgement = aboutPodOf(APP, SIDECAR).judge(APP, merged(9_000, result(Outcome.FAIL, ATTESTATION)));

            assertThat(Question.said(judgement)).isEqualTo(NOBODY_KNOWS);
            assertThat(judgement.reason()).isEqualTo("The pod fails, and nothing says which of its images.");
        }
    }

    @Nested
    class AdmissionLeavesAnAnnotation {

        /** Who creates a pod can write it there. */
        @Test
        void itsPassProvesNothing() {
            assertThat(aboutPodOf(APP).ask(APP, annotation(9_000, Outcome.PASS, APP)))
                    .isEqualTo("unevaluated/not_covered/UNKNOWN");
        }

        @Test
        void itsPassTakesNothingFromAFailure() {
            assertThat(aboutPodOf(APP).ask(APP, annotation(9_060, Outcome.PASS, APP), merged(9_000, unsigned(APP))))
                    .isEqualTo("unsigned/no_signature/YES");
        }

        @Test
        void itsFailureHasNoCauseAndMayNotBeARefusal() {
            assertThat(aboutPodOf(APP).ask(APP, annotation(9_000, Outcome.FAIL, APP)))
                    .isEqualTo("error/unknown/UNKNOWN");
        }

        @Test
        void aNewerScanSaysMore() {
            Report scan = scan(9_060, verifiedFromCache(), verifiedFromCache());

            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, annotation(9_000, Outcome.FAIL, APP), scan))
                    .isEqualTo("verified/-/NO");
        }

        @Test
        void aNewerUnnamedPassOfThePodDoesNot() {
            assertThat(aboutPodOf(APP, SIDECAR)
                            .ask(APP, annotation(9_000, Outcome.FAIL, APP), merged(9_060, verifiedFromCache())))
                    .isEqualTo("error/unknown/UNKNOWN");
        }

        @Test
        void itIsAsOldAsThePod() {
            assertThat(aboutPodOf(APP).ask(APP, annotation(900, Outcome.FAIL, APP)))
                    .isEqualTo(STALE);
        }
    }

    @Nested
    class EvidenceGoesStale {

        @Test
        void ofAnotherVersionOfThePolicy() {
            Judgement judgement = aboutPodOf(APP).judge(APP, scanOf(99, 9_000, verified(APP)));

            assertThat(Question.said(judgement)).isEqualTo(STALE);
            assertThat(judgement.reason()).isEqualTo("The policy has changed since.");
            assertThat(judgement.claim().map(Claim::message)).contains("verified image signatures for " + APP);
        }

        @Test
        void aVersionSaysMoreThanATime() {
            assertThat(aboutPodOf(APP).ask(APP, scanOf(100, 9_000, verified(APP))))
                    .isEqualTo("verified/-/NO");
            assertThat(aboutPodOf(APP).ask(APP, scanOf(101, 9_000, verified(APP))))
                    .isEqualTo("verified/-/NO");
        }

        @Test
        void withoutAVersionItIsOfThePolicyThatWasInForceThen() {
            Question pod = aboutPodOf(APP);

            assertThat(pod.judge(APP, merged(999, verified(APP))).reason()).isEqualTo("The policy has changed since.");
            assertThat(pod.judge(APP, merged(1_000, verified(APP))).reason()).isEqualTo("It is too old.");
        }

        @Test
        void olderThanTwoScansAndTheCache() {
            Question pod = aboutPodOf(APP);

            assertThat(pod.ask(APP, scan(8_000, verified(APP)))).isEqualTo("verified/-/NO");
            assertThat(pod.ask(APP, scan(7_999, verified(APP)))).isEqualTo(STALE);
            assertThat(pod.judge(APP, scan(7_999, verified(APP))).reason()).isEqualTo("It is too old.");
        }

        @Test
        void fromTheFuture() {
            Question pod = aboutPodOf(APP);

            assertThat(pod.ask(APP, scan(10_300, verified(APP)))).isEqualTo("verified/-/NO");
            assertThat(pod.ask(APP, scan(10_301, verified(APP)))).isEqualTo(STALE);
            assertThat(pod.judge(APP, scan(10_301, verified(APP))).reason()).isEqualTo("It is dated in the future.");
        }

        @Test
        void withoutATime() {
            Judgement judgement = aboutPodOf(APP).judge(APP, scan(0, verified(APP)));

            assertThat(Question.said(judgement)).isEqualTo(STALE);
            assertThat(judgement.reason()).isEqualTo("It does not say when it was evaluated.");
        }

        @Test
        void aFailureToo() {
            assertThat(aboutPodOf(APP).ask(APP, scan(7_999, unsigned(APP)))).isEqualTo(STALE);
        }

        @Test
        void aVerdictSaysHowLongItHolds() {
            assertThat(aboutPodOf(APP).judge(APP, scan(9_000, verified(APP))).validUntilSecond())
                    .isEqualTo(11_001);
            assertThat(aboutPodOf(APP).judge(APP, scan(10_301, verified(APP))).validUntilSecond())
                    .isEqualTo(10_001);
            assertThat(aboutPodOf(APP).judge(APP).validUntilSecond()).isEqualTo(Long.MAX_VALUE);
        }
    }

    @Nested
    class TheImagesMayHaveChanged {

        @Test
        void aScanOfOtherImagesProvesNothing() {
            Question pod = aboutPodOf(APP, SIDECAR).imagesSince(9_001);

            assertThat(pod.ask(APP, scan(9_000, verifiedFromCache(), verified(SIDECAR))))
                    .isEqualTo(NOBODY_KNOWS);
            assertThat(pod.ask(APP, scan(9_001, verifiedFromCache(), verified(SIDECAR))))
                    .isEqualTo("verified/-/NO");
        }

        @Test
        void aPassOfThePodWithOtherImagesProvesNothing() {
            assertThat(aboutPodOf(APP).imagesSince(9_001).ask(APP, merged(9_000, verifiedFromCache())))
                    .isEqualTo(NOBODY_KNOWS);
        }

        @Test
        void aResultThatNamesTheImageStillCounts() {
            assertThat(aboutPodOf(APP, SIDECAR).imagesSince(9_001).ask(APP, scan(9_000, verified(APP))))
                    .isEqualTo("verified/-/NO");
        }
    }

    @Nested
    class AnExceptionTakesThePodOut {

        @Test
        void itCountsForEveryImage() {
            Question pod = aboutPodOf(APP, SIDECAR);
            Report scan = scan(9_000, excepted("legacy/crm-until-q1"));

            assertThat(pod.ask(APP, scan)).isEqualTo("excepted/-/NO");
            assertThat(pod.ask(SIDECAR, scan)).isEqualTo("excepted/-/NO");
        }

        @Test
        void itReplacesAnOlderFailure() {
            assertThat(aboutPodOf(APP)
                            .ask(APP, scan(9_000, unsigned(APP)), scan(9_060, excepted("legacy/crm-until-q1"))))
                    .isEqualTo("excepted/-/NO");
        }

        @Test
        void aNewerFailureReplacesIt() {
            assertThat(aboutPodOf(APP)
                            .ask(APP, scan(9_060, unsigned(APP)), scan(9_000, excepted("legacy/crm-until-q1"))))
                    .isEqualTo("unsigned/no_signature/YES");
        }

        /** Conditions of an exception may look at the images. */
        @Test
        void itSaysNothingOfImagesThatCameLater() {
            assertThat(aboutPodOf(APP).imagesSince(9_001).ask(APP, scan(9_000, excepted("legacy/crm-until-q1"))))
                    .isEqualTo("unevaluated/not_covered/UNKNOWN");
        }

        @Test
        void neitherDoesASkip() {
            Report scan = scan(9_000, result(Outcome.SKIP, "preconditions not met"));

            assertThat(aboutPodOf(APP).imagesSince(9_001).ask(APP, scan)).isEqualTo("unevaluated/not_covered/UNKNOWN");
        }

        @Test
        void onceItIsGoneNothingIsKnown() {
            Judgement judgement =
                    aboutPodOf(APP).withoutException().judge(APP, scan(9_000, excepted("legacy/crm-until-q1")));

            assertThat(Question.said(judgement)).isEqualTo(STALE);
            assertThat(judgement.reason()).isEqualTo("The exception it names is gone.");
        }

        @Test
        void onceItIsGoneWhatWasKnownBeforeCountsAgain() {
            assertThat(aboutPodOf(APP)
                            .withoutException()
                            .ask(APP, scan(9_000, unsigned(APP)), scan(9_060, excepted("legacy/crm-until-q1"))))
                    .isEqualTo("unsigned/no_signature/YES");
        }
    }

    @Nested
    class RefusedIsNotTheVerdict {

        @Test
        void everyFailIsRefusedWhateverItsCause() {
            assertThat(aboutPodOf(APP).ask(APP, scan(9_000, unauthorized(APP)))).isEqualTo("error/registry_auth/YES");
        }

        @Test
        void aWarningIsRefusedToo() {
            assertThat(aboutPodOf(APP)
                            .ask(
                                    APP,
                                    scan(
                                            9_000,
                                            result(Outcome.WARN, unsigned(APP).message()))))
                    .isEqualTo("unsigned/no_signature/YES");
        }

        @Test
        void anErrorIsLetInUnlessThePolicyFailsClosed() {
            Report scan = scan(9_000, unreachable(APP));

            assertThat(aboutPodOf(APP).ask(APP, scan)).isEqualTo("error/registry_unreachable/NO");
            assertThat(aboutPodOf(APP).failingClosed().ask(APP, scan)).isEqualTo("error/registry_unreachable/YES");
        }

        @Test
        void anUnknownMessageIsAnErrorAndNotUnsigned() {
            Question pod = aboutPodOf(APP);
            String message = "failed to verify image " + APP + ": the moon is full";

            assertThat(pod.ask(APP, scan(9_000, result(Outcome.FAIL, message)))).isEqualTo("error/unknown/YES");
            assertThat(pod.unclassified()).containsExactly(message);
        }
    }

    @Nested
    class ARuleConcernsSomeThings {

        @Test
        void anImageThatItDoesNotSelectIsSkipped() {
            Judgement judgement = aboutPodOf(APP).selecting("docker.io/*").judge(APP, scan(9_000, verified(APP)));

            assertThat(Question.said(judgement)).isEqualTo("skipped/-/NO");
            assertThat(judgement.reason()).isEqualTo("The rule does not look at this image.");
        }

        @Test
        void aPodThatItDoesNotMatchIsNeverSeenAndNotCovered() {
            Judgement judgement = aboutPodOf(APP)
                    .where(new ResourceFilter(true, List.of("payments"), List.of(), null, false))
                    .judge(APP);

            assertThat(Question.said(judgement)).isEqualTo("skipped/-/NO");
            assertThat(judgement.covered()).isFalse();
        }

        @Test
        void aPodThatItMayMatchIsUnknown() {
            Judgement judgement = aboutPodOf(APP)
                    .where(new ResourceFilter(true, List.of(), List.of(), null, true))
                    .judge(APP);

            assertThat(Question.said(judgement)).isEqualTo(NOBODY_KNOWS);
            assertThat(judgement.reason()).isEqualTo("Kyverno has not reported on it; the policy may not concern it.");
        }

        @Test
        void whatKyvernoReportsCountsWhateverTheRuleSeemsToMatch() {
            Question pod = aboutPodOf(APP).where(new ResourceFilter(true, List.of("payments"), List.of(), null, false));

            assertThat(pod.ask(APP, scan(9_000, unsigned(APP)))).isEqualTo("unsigned/no_signature/YES");
        }

        @Test
        void preconditionsMaySkipThePod() {
            assertThat(aboutPodOf(APP, SIDECAR).ask(APP, scan(9_000, result(Outcome.SKIP, "preconditions not met"))))
                    .isEqualTo("skipped/-/NO");
        }

        @Test
        void anEntryThatSkipsTheImageSaysNothingOfTheOthers() {
            ImageSelection entry = new ImageSelection(List.of("*"), List.of(), false);
            Report scan = scan(
                    9_000, result(Outcome.SKIP, "skipping image reference image " + APP + ", policy p ruleName r"));

            assertThat(aboutPodOf(APP).selecting(entry).ask(APP, scan)).isEqualTo("skipped/-/NO");
            assertThat(aboutPodOf(APP).selecting(entry, entry).ask(APP, scan)).isEqualTo(NOBODY_KNOWS);
        }
    }
}

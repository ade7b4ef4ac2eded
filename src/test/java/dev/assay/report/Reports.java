package dev.assay.report;

import java.util.List;
import java.util.Map;

/** Reports and results as Kyverno writes them, in few words. All are of one rule of one policy and about one resource. */
public final class Reports {

    public static final String POLICY = "verify-image-signatures";
    public static final String RULE = "verify-key";
    public static final String NAMESPACE = "shop";
    public static final String UID = "a0000001-1111-4222-8333-4444b0000001";

    private Reports() {}

    /** An EphemeralReport of a background scan that does not say which version of the policy it evaluated. */
    public static Report scan(long atSecond, Result... results) {
        return scanOf(0, atSecond, results);
    }

    /** An EphemeralReport of a background scan. */
    public static Report scanOf(long policyVersion, long atSecond, Result... results) {
        Map<String, Long> versions = policyVersion == 0 ? Map.of() : Map.of(POLICY, policyVersion);
        return new Report(ReportForm.SCAN, UID, NAMESPACE, atSecond, versions, List.of(results), false);
    }

    /** An EphemeralReport of which results were left out. */
    public static Report cutScan(long atSecond, Result... results) {
        return new Report(ReportForm.SCAN, UID, NAMESPACE, atSecond, Map.of(), List.of(results), true);
    }

    /** An EphemeralReport of admission. */
    public static Report admission(long atSecond, Result... results) {
        return new Report(ReportForm.ADMISSION, UID, NAMESPACE, atSecond, Map.of(), List.of(results), false);
    }

    /** A PolicyReport, which keeps one result. */
    public static Report merged(long atSecond, Result result) {
        return new Report(ReportForm.MERGED, UID, NAMESPACE, atSecond, Map.of(), List.of(result), false);
    }

    public static Report event(long atSecond, Result result) {
        return new Report(ReportForm.EVENT, UID, NAMESPACE, atSecond, Map.of(), List.of(result), false);
    }

    /** The annotation of admission about one image. */
    public static Report annotation(long atSecond, Outcome outcome, String image) {
        Result.ListedImages images = new Result.ListedImages(List.of(image), List.of());
        Result result = new Result("kyverno", POLICY, RULE, outcome, "", atSecond, images);
        return new Report(ReportForm.ANNOTATION, UID, NAMESPACE, atSecond, Map.of(), List.of(result), false);
    }

    public static Result verified(String image) {
        return result(Outcome.PASS, "verified image signatures for " + image);
    }

    public static Result verifiedFromCache() {
        return result(Outcome.PASS, "verified from cache");
    }

    public static Result unsigned(String image) {
        return failed(Outcome.FAIL, image, ".attestors[0].entries[0].keys: no signatures found");
    }

    public static Result wrongKey(String image) {
        return failed(
                Outcome.FAIL,
                image,
                ".attestors[0].entries[0].keys: no matching signatures: "
                        + "invalid signature when validating ASN.1 encoded signature");
    }

    public static Result unauthorized(String image) {
        return failed(
                Outcome.FAIL,
                image,
                ".attestors[0].entries[0].keys: GET https://ghcr.io/v2/acme/app/manifests/1: "
                        + "UNAUTHORIZED: authentication required; [map[Action:pull]]");
    }

    public static Result unreachable(String image) {
        return failed(
                Outcome.ERROR,
                image,
                ".attestors[0].entries[0].keys: Get \"https://ghcr.io/v2/\": "
                        + "dial tcp 10.0.0.1:443: connect: connection refused");
    }

    /** A PolicyException applies. */
    public static Result excepted(String exception) {
        return result(Outcome.SKIP, "rule is skipped due to policy exceptions" + exception);
    }

    public static Result result(Outcome outcome, String message) {
        return new Result("kyverno", POLICY, RULE, outcome, message, 0, Result.ListedImages.NONE);
    }

    /** A result of an ImageValidatingPolicy, whose rule has the policy's name or that of a stage. */
    public static Result validating(Outcome outcome, String rule, String message) {
        return new Result("KyvernoImageValidatingPolicy", POLICY, rule, outcome, message, 0, Result.ListedImages.NONE);
    }

    /** A result of an ImageValidatingPolicy that lists the images it looked at. */
    public static Result listing(Outcome outcome, String message, List<String> images, List<String> unsigned) {
        return new Result(
                "KyvernoImageValidatingPolicy",
                POLICY,
                POLICY,
                outcome,
                message,
                0,
                new Result.ListedImages(images, unsigned));
    }

    private static Result failed(Outcome outcome, String image, String cause) {
        return result(outcome, "failed to verify image " + image + ": " + cause);
    }
}

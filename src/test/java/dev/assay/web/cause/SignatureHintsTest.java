package dev.assay.web.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImageCheck;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ImageSelection;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.PolicySpelling;
import dev.assay.policy.Readiness;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.posture.Tally;
import dev.assay.signer.SignatureFormat;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignatureHintsTest {

    private static final PolicyKey POLICY = new PolicyKey(PolicyEngine.VERIFY_IMAGES, "verify");
    private static final List<String> SIGNED = List.of("ghcr.io/acme/a:1", "ghcr.io/acme/b:1", "ghcr.io/acme/c:1");

    @Test
    void aRegistryOfWhichNothingVerifiesMayBeAMirror() {
        assertThat(hints(
                        SignatureFormat.BUNDLE,
                        List.of(),
                        "mirror.test/a/x:1",
                        "mirror.test/b/y:1",
                        "mirror.test/c/z:1"))
                .containsExactly(
                        "None of the 3 images from mirror.test has a signature that Kyverno sees, while images of"
                                + " other registries do: it may be a mirror that does not copy signatures.");
    }

    @Test
    void aPublisherOfWhichNothingVerifiesMaySignInAFormatThatThePolicyDoesNotRead() {
        assertThat(hints(
                        SignatureFormat.COSIGN,
                        List.of(),
                        "ghcr.io/other/x:1",
                        "ghcr.io/other/y:1",
                        "ghcr.io/other/z:1"))
                .containsExactly(
                        "None of the 3 images of ghcr.io/other has a signature that Kyverno sees, while other images"
                                + " do: their publisher may not sign, or it signs with cosign 3, whose bundles a policy of type"
                                + " Cosign does not see (cosign tree shows them).");
    }

    @Test
    void twoImagesAreNoPattern() {
        assertThat(hints(SignatureFormat.COSIGN, List.of(), "mirror.test/a/x:1", "mirror.test/b/y:1"))
                .isEmpty();
    }

    @Test
    void oneSignedImageOfThePublisherEndsThePattern() {
        assertThat(hints(SignatureFormat.COSIGN, List.of(), "ghcr.io/acme/x:1", "ghcr.io/acme/y:1", "ghcr.io/acme/z:1"))
                .isEmpty();
    }

    @Test
    void aRepositoryForSignaturesIsSaid() {
        assertThat(hints(SignatureFormat.BUNDLE, List.of("ghcr.io/acme/signatures"), "ghcr.io/acme/x:1"))
                .containsExactly(
                        "The policy looks for signatures in ghcr.io/acme/signatures only: one that lies beside the"
                                + " image is not seen.");
    }

    @Test
    void whereNoSignatureIsMissingThereIsNoHint() {
        ImagePosture signed = image(SIGNED.getFirst(), Verdict.VERIFIED, null);

        assertThat(SignatureHints.of(posture(SignatureFormat.COSIGN, List.of("elsewhere"), List.of(signed)))
                        .about(signed))
                .isEmpty();
    }

    @Test
    void ofThePostureThatIsAskedAboutTheHintsAreMadeOnce() {
        CurrentHints current = new CurrentHints();
        Posture posture = posture(SignatureFormat.COSIGN, List.of(), List.of());

        assertThat(current.of(posture)).isSameAs(current.of(posture)).isNotSameAs(current.of(Posture.NONE));
    }

    /** About the first of some unsigned images, beside three signed ones. */
    private static List<String> hints(SignatureFormat format, List<String> repositories, String... unsigned) {
        List<ImagePosture> images = new ArrayList<>();
        for (String name : unsigned) {
            images.add(image(name, Verdict.UNSIGNED, Cause.NO_SIGNATURE));
        }
        SIGNED.forEach(name -> images.add(image(name, Verdict.VERIFIED, null)));
        return SignatureHints.of(posture(format, repositories, images)).about(images.getFirst());
    }

    private static Posture posture(SignatureFormat format, List<String> repositories, List<ImagePosture> images) {
        ImageCheck check = new ImageCheck(
                "verify-key",
                new ImageSelection(List.of("*"), List.of(), false),
                format,
                List.of(),
                new ImageCheck.Settings(repositories, List.of(), false, false, false, true));
        ImagePolicy policy = new ImagePolicy(
                POLICY,
                "",
                "uid",
                1,
                0,
                Readiness.READY,
                true,
                FailurePolicy.IGNORE,
                new Enforcement(EnforcementMode.AUDIT, List.of()),
                List.of(),
                new PolicySpelling(List.of(check), List.of(), List.of(), List.of(), List.of(), Set.of()));
        NamespacePosture namespace = new NamespacePosture("shop", images, Tally.EMPTY, Map.of(), List.of());
        return new Posture(
                1,
                Instant.EPOCH,
                List.of(),
                List.of(),
                Map.of("shop", namespace),
                Tally.EMPTY,
                List.of(new PolicyPosture(policy, 0)),
                List.of(),
                List.of(),
                List.of());
    }

    private static ImagePosture image(String name, Verdict verdict, @Nullable Cause cause) {
        Judgement judgement = new Judgement(verdict, cause, Refusal.NO, null, "", true, Long.MAX_VALUE);
        Placement placement = new Placement(
                new Workload("Pod", "p"),
                "p",
                new Container(ContainerKind.CONTAINER, "c", name),
                List.of(new PolicyVerdict(POLICY, judgement)));
        return new ImagePosture(name, judgement, List.of(placement), Long.MAX_VALUE);
    }
}

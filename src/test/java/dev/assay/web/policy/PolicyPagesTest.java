package dev.assay.web.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.access.Viewer;
import dev.assay.history.HistoryState;
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
import dev.assay.signer.Signer;
import dev.assay.signer.SignerSet;
import dev.assay.signer.TextPattern;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrames;
import dev.assay.web.page.PolicyLabel;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyPagesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:55:12Z");
    private static final PolicyKey POLICY = new PolicyKey(PolicyEngine.VERIFY_IMAGES, "shop/verify");
    private static final PolicyKey OTHER = new PolicyKey(PolicyEngine.IMAGE_VALIDATING, "verify");
    private static final Signer KEY = new Signer.PublicKey("ab12");
    private static final Signer ME =
            new Signer.Identity(TextPattern.exact("me"), TextPattern.wildcard("https://*.test"), Map.of(), true);

    @Test
    void whatItsRulesLeaveOutIsNoneOfItsImages() {
        assertThat(headline(image("a", Verdict.SKIPPED, Refusal.NO), image("b", Verdict.SKIPPED, Refusal.NO))
                        .statement())
                .isEqualTo("It looks at no image that runs: enforcing it would change nothing today.");
    }

    @Test
    void whatComesInUncheckedIsNoGoodNews() {
        assertThat(headline(image("a", Verdict.EXCEPTED, Refusal.NO)).style()).isEqualTo("tone-unknown");
        assertThat(headline(image("a", Verdict.VERIFIED, Refusal.NO)).style()).isEqualTo("tone-admitted");
        assertThat(headline(image("a", Verdict.VERIFIED, Refusal.NO), image("b", Verdict.ERROR, Refusal.NO))
                        .rest())
                .isEqualTo("Of 2, 1 could not be checked.");
    }

    @Test
    void whatAnotherPolicySaysDoesNotCount() {
        PolicyVerdict own = new PolicyVerdict(POLICY, judgement(Verdict.VERIFIED, Refusal.NO));
        PolicyVerdict other = new PolicyVerdict(OTHER, judgement(Verdict.UNSIGNED, Refusal.YES));

        assertThat(headline(image("a", own, other)).statement()).isEqualTo("The only image would be admitted.");
    }

    @Test
    void whoSignsIsSaidInWords() {
        assertThat(words(new SignerSet("", 1, List.of(KEY))))
                .containsExactly("0 whoever holds the key whose public half has the SHA-256 fingerprint ab12");
        assertThat(words(new SignerSet("", 1, List.of(KEY, ME))))
                .containsExactly(
                        "0 any one of these 2:",
                        "1 whoever holds the key whose public half has the SHA-256 fingerprint ab12",
                        "1 keyless: me, as https://*.test (with wildcards) says");
        assertThat(words(new SignerSet(
                        "", 2, List.of(KEY, new Signer.Several(new SignerSet("", 2, List.of(ME, KEY)))))))
                .containsExactly(
                        "0 all 2 of these:",
                        "1 whoever holds the key whose public half has the SHA-256 fingerprint ab12",
                        "1 all 2 of these:",
                        "2 keyless: me, as https://*.test (with wildcards) says",
                        "2 whoever holds the key whose public half has the SHA-256 fingerprint ab12");
        assertThat(words(new SignerSet("", 2, List.of(KEY, KEY, KEY))).getFirst())
                .isEqualTo("0 at least 2 of these 3:");
        assertThat(words(new SignerSet("", 0, List.of()))).containsExactly("0 nobody: the list of signers is empty");
    }

    @Test
    void theAddressOfAPolicyNamesItsKind() {
        assertThat(PolicyLabel.of(POLICY).href()).isEqualTo("/policies/Policy/shop%3Averify");
        assertThat(PolicyLabel.of(OTHER).href()).isEqualTo("/policies/ImageValidatingPolicy/verify");
        assertThat(PolicyLabel.keyOf("Policy", "shop:verify")).contains(POLICY);
        assertThat(PolicyLabel.keyOf("ClusterPolicy", "shop:verify")).isEmpty();
        assertThat(PolicyLabel.keyOf("Secret", "verify")).isEmpty();
    }

    private static List<String> words(SignerSet set) {
        return SignerWords.of(check(set), PolicyEngine.VERIFY_IMAGES).stream()
                .map(line -> line.depth() + " " + line.words().plain())
                .toList();
    }

    private static ImageCheck check(SignerSet... sets) {
        return new ImageCheck(
                "verify-key",
                new ImageSelection(List.of("*"), List.of(), false),
                SignatureFormat.COSIGN,
                List.of(sets),
                new ImageCheck.Settings(List.of(), List.of(), false, false, false, true));
    }

    private static Headline headline(ImagePosture... images) {
        ImagePolicy policy = new ImagePolicy(
                POLICY,
                "shop",
                "uid",
                1,
                0,
                Readiness.READY,
                true,
                FailurePolicy.IGNORE,
                new Enforcement(EnforcementMode.AUDIT, List.of()),
                List.of(),
                new PolicySpelling(List.of(check()), List.of(), List.of(), List.of(), List.of(), Set.of()));
        NamespacePosture namespace =
                new NamespacePosture("shop", List.of(images), Tally.EMPTY, Map.of(), new ArrayList<>());
        PolicyPosture shown = new PolicyPosture(policy, 0);
        Posture posture = new Posture(
                1,
                NOW,
                List.of(),
                List.of(),
                Map.of("shop", namespace),
                Tally.EMPTY,
                List.of(shown),
                List.of(),
                List.of(),
                List.of());
        PageFrames frames = new PageFrames(Optional::empty, () -> HistoryState.OFF, Viewer.ON_OWN_MACHINE, "");
        return new PolicyPages(posture)
                .one(shown, Optional.empty(), frames.plain(), 1)
                .headline();
    }

    private static ImagePosture image(String name, Verdict verdict, Refusal refused) {
        return image(name, new PolicyVerdict(POLICY, judgement(verdict, refused)));
    }

    private static ImagePosture image(String name, PolicyVerdict... verdicts) {
        Container container = new Container(ContainerKind.CONTAINER, "c", name);
        Placement placement = new Placement(new Workload("Pod", "p"), "p", container, List.of(verdicts));
        return new ImagePosture(name, placement.overall(), List.of(placement), Long.MAX_VALUE);
    }

    private static Judgement judgement(Verdict verdict, Refusal refused) {
        return new Judgement(verdict, null, refused, null, "", true, Long.MAX_VALUE);
    }
}

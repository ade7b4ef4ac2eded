package dev.assay.exception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.policy.ExceptionSpelling;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyException;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.ResourceFilter;
import dev.assay.policy.ResourceFilters;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.posture.Tally;
import dev.assay.report.Outcome;
import dev.assay.report.ReportForm;
import dev.assay.verdict.Claim;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Refusal;
import dev.assay.verdict.Verdict;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionReviewTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:55:12Z");
    private static final String IMAGE = "registry.acme.test/legacy/crm:8.0.1";
    private static final Workload CRM = new Workload("Deployment", "crm");
    private static final ResourceFilter NARROW =
            new ResourceFilter(true, List.of("legacy"), List.of("crm-*"), null, false);

    @Test
    void anExceptionLetsInWhatKyvernoSaysItLetsIn() {
        ExceptionPosture used = review(Verdict.EXCEPTED, ends(NOW.plusSeconds(60)));

        assertThat(used.letsIn()).containsExactly(new LetIn("legacy", IMAGE, CRM));
        assertThat(review(Verdict.UNSIGNED, ends(NOW.plusSeconds(60))).letsIn()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T03:55:12Z, OVER, true",
        "2026-11-24T03:55:13Z, SOON, false",
        "2026-12-01T03:55:12Z, SOON, false",
        "2026-12-01T03:55:13Z, LATER, false"
    })
    void itsTermFollowsFromItsEnd(Instant ends, Term term, boolean overstays) {
        ExceptionPosture reviewed = review(Verdict.EXCEPTED, ends(ends));

        assertThat(reviewed.term()).isEqualTo(term);
        assertThat(reviewed.overstays()).isEqualTo(overstays);
    }

    @Test
    void oneThatSaysNothingOfItsEndHasNone() {
        assertThat(review(Verdict.EXCEPTED, exception(PolicyException.NEVER, NARROW))
                        .term())
                .isEqualTo(Term.WITHOUT_END);
    }

    @Test
    void oneThatIsOverAndLetsNothingInDoesNotOverstay() {
        assertThat(review(Verdict.VERIFIED, ends(NOW)).overstays()).isFalse();
    }

    @Test
    void oneThatNamesItsWorkloadIsNotTooBroad() {
        assertThat(Breadth.of(spelling(List.of("verify"), List.of("verify-key"), NARROW)))
                .isEmpty();
    }

    @Test
    void whatItLeavesOpenIsTooBroad() {
        ResourceFilter anywhere = new ResourceFilter(true, List.of(), List.of("crm-*"), null, false);
        ResourceFilter anything = new ResourceFilter(true, List.of("legacy"), List.of("*"), null, false);

        assertThat(Breadth.of(spelling(List.of("*"), List.of("verify-key"), NARROW)))
                .containsExactly(Breadth.ANY_POLICY);
        assertThat(Breadth.of(spelling(List.of("verify"), List.of("*verify-key"), NARROW)))
                .containsExactly(Breadth.ANY_RULE);
        assertThat(Breadth.of(spelling(List.of("verify"), List.of("verify-key"), anywhere)))
                .containsExactly(Breadth.ANY_NAMESPACE);
        assertThat(Breadth.of(spelling(List.of("verify"), List.of("verify-key"), anything)))
                .containsExactly(Breadth.ANY_WORKLOAD);
    }

    @Test
    void oneForAnImageValidatingPolicyIsTooBroadWithoutConditions() {
        assertThat(Breadth.of(expressions())).containsExactly(Breadth.ANY_NAMESPACE, Breadth.ANY_WORKLOAD);
        assertThat(Breadth.of(expressions("object.metadata.name == 'crm'"))).isEmpty();
    }

    private static ExceptionSpelling expressions(String... conditions) {
        return new ExceptionSpelling(
                PolicyEngine.IMAGE_VALIDATING,
                List.of(new ExceptionSpelling.Exemption("verify", List.of())),
                ResourceFilters.NONE,
                List.of(),
                List.of(conditions),
                0,
                "");
    }

    private static ExceptionSpelling spelling(List<String> policies, List<String> rules, ResourceFilter filter) {
        return new ExceptionSpelling(
                PolicyEngine.VERIFY_IMAGES,
                policies.stream()
                        .map(policy -> new ExceptionSpelling.Exemption(policy, rules))
                        .toList(),
                new ResourceFilters(false, List.of(filter)),
                List.of(),
                List.of(),
                0,
                "");
    }

    private static PolicyException ends(Instant at) {
        return exception(at.getEpochSecond(), NARROW);
    }

    private static PolicyException exception(long expiresSecond, ResourceFilter filter) {
        ExceptionSpelling spelling = spelling(List.of("verify"), List.of("verify-key"), filter);
        return new PolicyException("legacy/crm-until-q1", List.of("verify"), "uid", 1, expiresSecond, spelling);
    }

    private static ExceptionPosture review(Verdict verdict, PolicyException exception) {
        Claim claim = new Claim(ReportForm.SCAN, 1_000, 1, Outcome.SKIP, verdict, null, "names legacy/crm-until-q1");
        Judgement judgement = new Judgement(verdict, null, Refusal.NO, claim, "", true, Long.MAX_VALUE);
        PolicyVerdict said = new PolicyVerdict(new PolicyKey(PolicyEngine.VERIFY_IMAGES, "verify"), judgement);
        Placement placement =
                new Placement(CRM, "crm-1", new Container(ContainerKind.CONTAINER, "crm", IMAGE), List.of(said));
        ImagePosture image = new ImagePosture(IMAGE, judgement, List.of(placement, placement), 1_000);
        NamespacePosture namespace = new NamespacePosture("legacy", List.of(image), Tally.EMPTY, Map.of(), List.of());
        Posture posture = new Posture(
                1,
                NOW,
                List.of(),
                List.of(),
                Map.of("legacy", namespace),
                Tally.EMPTY,
                List.of(),
                List.of(exception),
                List.of(),
                List.of());
        return ExceptionReview.of(posture, message -> List.of(message.replace("names ", "")), NOW)
                .getFirst();
    }
}

package dev.assay.verdict;

import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ImageSelection;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.PolicySpelling;
import dev.assay.policy.Readiness;
import dev.assay.policy.ResourceFilter;
import dev.assay.policy.ResourceFilters;
import dev.assay.policy.Rule;
import dev.assay.policy.Target;
import dev.assay.report.Report;
import dev.assay.report.Reports;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question to {@link VerdictRules} in small numbers. It is second 10,000; evidence counts for 2,000 seconds. The policy is in
 * force since second 1,000 with version 100 and looks at every image of every pod.
 */
final class Question {

    static final long NOW = 10_000;
    static final long OLDEST = 2_000;
    static final long AHEAD = 300;

    private final List<String> unclassified = new ArrayList<>();
    private final Set<String> images;
    private PolicyEngine engine = PolicyEngine.VERIFY_IMAGES;
    private FailurePolicy failurePolicy = FailurePolicy.IGNORE;
    private ResourceFilters match = matching(new ResourceFilter(true, List.of(), List.of(), null, false));
    private List<ImageSelection> selections = List.of(new ImageSelection(List.of("*"), List.of(), false));
    private Set<ContainerKind> looksAt = Set.of(ContainerKind.values());
    private ContainerKind list = ContainerKind.CONTAINER;
    private long imagesSinceSecond;
    private Predicate<String> exceptionInForce = _ -> true;

    private Question(Set<String> images) {
        this.images = images;
    }

    static Question aboutPodOf(String... images) {
        return new Question(Set.of(images));
    }

    /** An ImageValidatingPolicy. */
    Question validating() {
        engine = PolicyEngine.IMAGE_VALIDATING;
        return this;
    }

    Question failingClosed() {
        failurePolicy = FailurePolicy.FAIL;
        return this;
    }

    Question where(ResourceFilter filter) {
        match = matching(filter);
        return this;
    }

    Question selecting(ImageSelection... entries) {
        selections = List.of(entries);
        return this;
    }

    Question selecting(String pattern) {
        return selecting(new ImageSelection(List.of(pattern), List.of(), false));
    }

    Question lookingAt(ContainerKind... lists) {
        looksAt = Set.of(lists);
        return this;
    }

    /** In which list of the pod the image stands. */
    Question standingIn(ContainerKind kind) {
        list = kind;
        return this;
    }

    Question imagesSince(long second) {
        imagesSinceSecond = second;
        return this;
    }

    Question withoutException() {
        exceptionInForce = _ -> false;
        return this;
    }

    Judgement judge(String image, Report... reports) {
        EvidenceReader reader = new EvidenceReader(
                MessageClassifier.builtIn(),
                _ -> RuleBook.Entry.VERIFIES_IMAGES,
                (_, message) -> unclassified.add(message));
        RuleEvidence evidence = Stream.of(reports)
                .flatMap(report -> Stream.ofNullable(reader.read(report).get(key())))
                .reduce(RuleEvidence::merge)
                .orElse(null);
        return judge(image, evidence);
    }

    /** What is judged, as {@code verdict/cause/refused}. */
    String ask(String image, Report... reports) {
        return said(judge(image, reports));
    }

    static String said(Judgement judgement) {
        String cause = judgement.cause().map(Cause::label).orElse("-");
        return judgement.verdict().label() + "/" + cause + "/" + judgement.refused();
    }

    /** The messages that no pattern matched. */
    List<String> unclassified() {
        return unclassified;
    }

    private Judgement judge(String image, @Nullable RuleEvidence evidence) {
        Subject subject = new Subject(new Target("shop", Map.of(), "web-1"), images, imagesSinceSecond);
        Rule rule = new Rule(key().rule(), match, ResourceFilters.NONE, selections, looksAt);
        PolicyInForce inForce = new PolicyInForce(policy(rule), 100, 1_000);
        Case question = new Case(inForce, rule, subject, new Container(list, "main", image));
        EvidenceAge age = new EvidenceAge(Duration.ofSeconds(OLDEST), Duration.ofSeconds(AHEAD));
        return new VerdictRules(age, exceptionInForce).judge(question, evidence, Instant.ofEpochSecond(NOW));
    }

    private RuleKey key() {
        boolean oneRule = engine == PolicyEngine.IMAGE_VALIDATING;
        return new RuleKey(new PolicyKey(engine, Reports.POLICY), oneRule ? Reports.POLICY : Reports.RULE);
    }

    private ImagePolicy policy(Rule rule) {
        Enforcement audit = new Enforcement(EnforcementMode.AUDIT, List.of());
        return new ImagePolicy(
                key().policy(),
                "",
                "policy-uid",
                1,
                1_000,
                Readiness.READY,
                true,
                failurePolicy,
                audit,
                List.of(rule),
                PolicySpelling.UNKNOWN);
    }

    private static ResourceFilters matching(ResourceFilter filter) {
        return new ResourceFilters(false, List.of(filter));
    }
}

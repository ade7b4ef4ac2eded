package dev.assay.web.policy;

import dev.assay.gate.GateState;
import dev.assay.gate.PolicyDecision;
import dev.assay.lint.Finding;
import dev.assay.lint.PolicyLint;
import dev.assay.lint.Severity;
import dev.assay.policy.ImageCheck;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.Rule;
import dev.assay.policy.Wildcard;
import dev.assay.posture.PolicyPosture;
import dev.assay.posture.Posture;
import dev.assay.web.list.ListTable;
import dev.assay.web.list.ListTools;
import dev.assay.web.list.Listing;
import dev.assay.web.page.Headline;
import dev.assay.web.page.MatchWords;
import dev.assay.web.page.ModeWords;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Paging;
import dev.assay.web.page.Phrase;
import dev.assay.web.page.PolicyLabel;
import dev.assay.web.page.VerdictBar;
import dev.assay.web.page.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the pages about policies of a posture. */
final class PolicyPages {

    private static final Comparator<PolicyPage.NamespaceRow> WORST_FIRST = Comparator.comparingInt(
                    (PolicyPage.NamespaceRow row) -> row.counts().refused())
            .thenComparingInt(row -> row.counts().unchecked())
            .thenComparingInt(row -> row.counts().unevaluated())
            .reversed()
            .thenComparing(PolicyPage.NamespaceRow::name);

    private final Posture posture;
    private final PolicyImages images;

    PolicyPages(Posture posture) {
        this.posture = posture;
        this.images = PolicyImages.of(posture);
    }

    static PoliciesPage all(Posture posture, Listing<PolicyEntry> listing, PageFrame frame) {
        PoliciesPage.Policies list = new PoliciesPage.Policies(
                ListTools.of(listing), ListTable.of(listing, posture.asOf()), "No policy is like that now.");
        return new PoliciesPage(frame, headline(posture, listing.all()), listing.all() == 0 ? null : list);
    }

    PolicyPage one(PolicyPosture policy, Optional<PolicyDecision> decision, PageFrame frame, int page) {
        ImagePolicy shown = policy.policy();
        List<Finding> findings = PolicyLint.of(shown);
        return new PolicyPage(
                frame,
                PolicyLabel.of(shown.key()),
                headline(shown),
                standing(policy, decision),
                shown.spelling().checks().stream()
                        .map(check -> check(check, shown))
                        .toList(),
                shown.rules().stream().map(rule -> places(rule, shown)).toList(),
                shown.spelling().expressions().stream()
                        .map(VisibleText::message)
                        .toList(),
                EffectWords.of(shown),
                LintLine.of(findings, severity -> severity != Severity.ADVICE),
                LintLine.of(findings, severity -> severity == Severity.ADVICE),
                posture.complete() ? images(shown, page) : null,
                exceptions(shown.key()));
    }

    private static Headline headline(Posture posture, int policies) {
        if (!posture.complete()) {
            return Headline.stillReading(List.of());
        }
        if (policies == 0) {
            return Headline.withoutPolicy();
        }
        String statement = policies == 1 ? "1 policy verifies images." : policies + " policies verify images.";
        return Headline.plain(statement);
    }

    private Headline headline(ImagePolicy policy) {
        if (!posture.complete()) {
            return Headline.stillReading(List.of());
        }
        return Headline.ofPolicy(images.by(policy.key()).whole().counts());
    }

    private PolicyPage.Standing standing(PolicyPosture policy, Optional<PolicyDecision> decision) {
        ImagePolicy shown = policy.policy();
        String mode = ModeWords.of(shown);
        return new PolicyPage.Standing(
                VisibleText.name(mode),
                ModeWords.style(mode),
                ReadyWords.of(shown.readiness()),
                shown.background() ? "yes" : "no: what runs is not looked at again",
                shown.generation(),
                since(policy.sinceSecond()),
                decision.map(PolicyPages::gate).orElse(null));
    }

    private @Nullable Moment since(long second) {
        return second > 0 ? Moment.of(Instant.ofEpochSecond(second), posture.asOf()) : null;
    }

    private static PolicyPage.Gate gate(PolicyDecision decision) {
        GateState state = decision.whole().state();
        int blockers = decision.whole().blockers();
        String reasons = blockers == 0 ? "" : blockers == 1 ? "1 reason against" : blockers + " reasons against";
        return new PolicyPage.Gate(state.name(), "gate-" + state.label().replace('_', '-'), reasons);
    }

    private static PolicyPage.Check check(ImageCheck check, ImagePolicy policy) {
        ImageCheck.Settings settings = check.settings();
        return new PolicyPage.Check(
                VisibleText.name(check.rule()),
                MatchWords.images(check.images()),
                SignerWords.of(check, policy.key().engine()),
                check.format().words(),
                settings.repositories().isEmpty() ? null : Phrase.list(settings.repositories()),
                settings.attestations().isEmpty() ? null : Phrase.list(settings.attestations()));
    }

    private static PolicyPage.RulePlaces places(Rule rule, ImagePolicy policy) {
        boolean controllers = !policy.spelling().podsOnly().contains(rule.name());
        return new PolicyPage.RulePlaces(
                VisibleText.name(rule.name()),
                rule.match().all(),
                MatchWords.places(rule.match(), controllers),
                MatchWords.places(rule.exclude(), controllers));
    }

    private PolicyPage.Images images(ImagePolicy policy, int page) {
        PolicyImages.Counted counted = images.by(policy.key());
        List<PolicyPage.NamespaceRow> rows = new ArrayList<>();
        for (Map.Entry<String, PolicyImages.Count> entry : counted.byNamespace().entrySet()) {
            PolicyImages.Count count = entry.getValue();
            String mode = ModeWords.in(policy, entry.getKey());
            rows.add(new PolicyPage.NamespaceRow(
                    VisibleText.name(entry.getKey()),
                    PageAddress.namespace(entry.getKey()),
                    mode,
                    ModeWords.style(mode),
                    VerdictBar.of(count.verdicts()),
                    count.counts()));
        }
        rows.sort(WORST_FIRST);
        Paging paging = Paging.of(rows.size(), page, PageAddress.policy(policy.key()));
        return new PolicyPage.Images(VerdictBar.of(counted.whole().verdicts()), paging.slice(rows), paging);
    }

    private List<String> exceptions(PolicyKey policy) {
        return posture.exceptions().stream()
                .filter(exception -> exception.spelling().engine() == policy.engine())
                .filter(exception -> Wildcard.anyMatches(exception.policies(), policy.name()))
                .map(exception -> VisibleText.name(exception.name()))
                .distinct()
                .toList();
    }
}

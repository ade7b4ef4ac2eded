package dev.assay.web.gate;

import dev.assay.gate.EnforcementPlan;
import dev.assay.gate.GateDecision;
import dev.assay.gate.GateView;
import dev.assay.gate.PolicyDecision;
import dev.assay.gate.ReasonCode;
import dev.assay.web.page.Headline;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.Paging;
import dev.assay.web.page.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the page of one gate. */
final class GatePages {

    /** Of each kind of reason; the page stays readable, the API has them all. */
    private static final int MOST_LINES = 50;

    private static final int MOST_LINES_OF_WHOLE = 10;

    private static final Comparator<GateDecision> WORST_FIRST = Comparator.comparing(
                    (GateDecision gate) -> GateLabel.of(gate.state()))
            .thenComparing(GateDecision::blockers, Comparator.reverseOrder())
            .thenComparing(gate -> gate.namespace().orElse(""));

    private GatePages() {}

    static GatePage of(PolicyDecision decision, int page, PageFrame frame) {
        GateDecision whole = decision.whole();
        Paging paging = Paging.of(
                decision.namespaces().size(),
                page,
                PageAddress.gate(whole.policy().key()));
        List<GateDecision> sorted =
                decision.namespaces().stream().sorted(WORST_FIRST).toList();
        return new GatePage(
                frame,
                over(whole),
                headline(whole),
                answer(whole, MOST_LINES_OF_WHOLE),
                null,
                paging.slice(sorted).stream().map(GatePages::row).toList(),
                paging,
                decision.leftOut().stream().map(VisibleText::name).toList());
    }

    static GatePage of(GateView.PlannedDecision planned, PageFrame frame) {
        return of(planned.decision(), plan(planned.plan()), frame);
    }

    /** Without a plan: whoever asks may not see the policy's text. */
    static GatePage of(GateDecision decision, PageFrame frame) {
        return of(decision, null, frame);
    }

    private static GatePage of(GateDecision decision, GatePage.@Nullable Plan plan, PageFrame frame) {
        return new GatePage(
                frame,
                over(decision),
                headline(decision),
                answer(decision, MOST_LINES),
                plan,
                List.of(),
                Paging.of(0, 1, ""),
                List.of());
    }

    /** The page while it is not known whether there is such a gate. */
    static GatePage stillReading(PageFrame frame) {
        Headline reading = Headline.stillReading(List.of());
        return new GatePage(frame, "Gate", reading, null, null, List.of(), Paging.of(0, 1, ""), List.of());
    }

    private static String over(GateDecision decision) {
        String policy = PolicyWords.engine(decision.policy().key()) + " "
                + VisibleText.name(decision.policy().key().name());
        return decision.namespace()
                .map(namespace -> policy + " in namespace " + VisibleText.name(namespace))
                .orElse(policy);
    }

    private static Headline headline(GateDecision decision) {
        String where = decision.namespace()
                .map(namespace -> "in " + VisibleText.name(namespace))
                .orElse("wherever it looks at images");
        return switch (decision.state()) {
            case READY -> Headline.good("READY: the policy may be enforced " + where + ".");
            case NOT_READY -> Headline.refused("NOT READY:", "to enforce it " + where + " would refuse what runs.");
            case UNKNOWN -> Headline.unknown("UNKNOWN:", unknown(decision, where));
        };
    }

    private static String unknown(GateDecision decision, String where) {
        boolean soaks = decision.blockers() == 1
                && decision.reasons().stream().anyMatch(reason -> reason.code() == ReasonCode.SOAKING);
        if (decision.outOfScope()) {
            return "the policy looks at no image " + where + ".";
        }
        return soaks
                ? "nothing stands against it " + where + ", but not for long enough yet."
                : "nobody can tell yet what it would refuse " + where + ".";
    }

    private static GatePage.Answer answer(GateDecision decision, int most) {
        List<ReasonGroup> groups = ReasonGroup.of(decision.reasons(), most, decision.asOf());
        String more = decision.more() == 0
                ? ""
                : "And " + decision.more() + " further reasons, which are not listed one by one.";
        return new GatePage.Answer(
                GateLabel.of(decision.state()).badge(),
                SoakBar.of(decision.soak()),
                groups.stream().filter(ReasonGroup::deadlock).findFirst().orElse(null),
                groups.stream().filter(group -> !group.deadlock()).toList(),
                more,
                facts(decision),
                json(decision));
    }

    private static List<GatePage.Fact> facts(GateDecision decision) {
        GateDecision.Evidence evidence = decision.evidence();
        List<GatePage.Fact> facts = new ArrayList<>();
        decision.validUntil()
                .map(until -> new GatePage.Fact("May be relied on until", "", Moment.of(until, decision.asOf())))
                .ifPresent(facts::add);
        facts.add(new GatePage.Fact("Mode today", decision.policy().mode().label(), null));
        String places = evidence.places() == 1 ? "1 place" : evidence.places() + " places";
        facts.add(new GatePage.Fact("Rests on", places + " that the policy looks at", null));
        facts.add(oldest(decision));
        facts.add(new GatePage.Fact(
                "Policy",
                "generation " + decision.policy().generation() + " of "
                        + VisibleText.name(decision.policy().uid()) + "; enforce no other",
                null));
        facts.add(new GatePage.Fact("Evidence hash", evidence.hash().hex(), null));
        return facts;
    }

    private static GatePage.Fact oldest(GateDecision decision) {
        Optional<Moment> oldest = decision.evidence().oldest().map(at -> Moment.of(at, decision.asOf()));
        return new GatePage.Fact("Oldest evidence", oldest.isPresent() ? "" : "none", oldest.orElse(null));
    }

    private static String json(GateDecision decision) {
        String page = decision.namespace()
                .map(namespace -> PageAddress.gate(decision.policy().key(), namespace))
                .orElseGet(() -> PageAddress.gate(decision.policy().key()));
        return "/api/v1" + page + (page.contains("?") ? "&" : "?") + "statusCode=200";
    }

    private static GatePage.Plan plan(EnforcementPlan plan) {
        return new GatePage.Plan(
                plan.enforce().command(),
                plan.enforce().yaml(),
                plan.revert().command(),
                plan.revert().yaml(),
                plan.warnings());
    }

    private static GatePage.NamespaceRow row(GateDecision decision) {
        return new GatePage.NamespaceRow(
                VisibleText.name(decision.namespace().orElse("")), GateCell.of(decision), SoakBar.of(decision.soak()));
    }
}

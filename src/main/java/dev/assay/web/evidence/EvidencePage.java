package dev.assay.web.evidence;

import dev.assay.api.EvidenceDocument;
import dev.assay.api.GateDocument;
import dev.assay.web.page.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The document of the API as a page. It says nothing of when it was looked at, so that the same posture gives the same.
 *
 * @param style of the page, for its head
 */
public record EvidencePage(
        String style,
        String version,
        String asOf,
        String statement,
        List<Line> inputs,
        List<PolicyPart> policies,
        List<Line> sources,
        List<Line> exceptions,
        List<Line> unreadable) {

    public EvidencePage {
        inputs = List.copyOf(inputs);
        policies = List.copyOf(policies);
        sources = List.copyOf(sources);
        exceptions = List.copyOf(exceptions);
        unreadable = List.copyOf(unreadable);
    }

    static EvidencePage of(EvidenceDocument document, String style) {
        return new EvidencePage(
                style,
                document.version(),
                document.asOf().toString(),
                document.complete()
                        ? "Everything that is needed was read."
                        : "Not everything was read: " + VisibleText.name(String.join("; ", document.missing())) + ".",
                inputs(document),
                document.policies().stream().map(PolicyPart::of).toList(),
                document.sources().stream()
                        .map(source -> Line.of(source.resource(), reasoned(source.state(), source.reason())))
                        .toList(),
                document.exceptions().stream()
                        .map(exception -> Line.of(
                                exception.name(),
                                "for " + String.join(", ", exception.policies()) + "; "
                                        + (exception.expires() == null ? "no end" : "ends " + exception.expires())))
                        .toList(),
                document.unreadable().stream()
                        .map(object -> Line.of(
                                object.resource() + " " + object.namespace() + "/" + object.name(), object.reason()))
                        .toList());
    }

    private static List<Line> inputs(EvidenceDocument document) {
        EvidenceDocument.SettingsEntry settings = document.settings();
        String images = document.images().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return List.of(
                Line.of("Images", images),
                Line.of("Would be refused", Integer.toString(document.refused())),
                Line.of("Messages not understood", Integer.toString(document.unclassifiedMessages())),
                Line.of("Soak", settings.soakSeconds() + " s"),
                Line.of("Evidence may be as old as", settings.evidenceAgeSeconds() + " s"),
                Line.of("An exception may let an image in", settings.allowExcepted() ? "yes" : "no"),
                Line.of("Scope", settings.scope().isEmpty() ? "all namespaces" : String.join(", ", settings.scope())),
                Line.of("Deadlock list", String.join(", ", settings.deadlockNamespaces())));
    }

    private static String reasoned(String state, @Nullable String reason) {
        return reason == null ? state : state + ": " + reason;
    }

    /** A name and what there is to say of it. */
    public record Line(String name, String text) {

        static Line of(String name, String text) {
            return new Line(VisibleText.name(name), VisibleText.message(text));
        }
    }

    /** A policy: what was decided, why, and from what. */
    public record PolicyPart(
            String name,
            String state,
            List<Line> facts,
            List<ReasonRow> reasons,
            String more,
            List<NamespaceRow> rows) {

        static PolicyPart of(EvidenceDocument.PolicyEntry entry) {
            GateDocument decision = entry.decision();
            return new PolicyPart(
                    VisibleText.name(decision.policy() + " (" + decision.engine() + ")"),
                    decision.state().name(),
                    facts(decision),
                    decision.reasons().stream().map(ReasonRow::of).toList(),
                    decision.moreReasons() == 0 ? "" : "and " + decision.moreReasons() + " further reasons",
                    entry.namespaces().stream().map(NamespaceRow::of).toList());
        }

        private static List<Line> facts(GateDocument decision) {
            String leftOut = decision.leftOut() == null ? "" : String.join(", ", decision.leftOut());
            return List.of(
                    Line.of("Policy object", decision.policyUid() + ", generation " + decision.policyGeneration()),
                    Line.of("Mode", decision.mode()),
                    Line.of(
                            "Valid until",
                            String.valueOf(decision.validUntil() == null ? "not READY" : decision.validUntil())),
                    Line.of(
                            "Soak",
                            decision.soak().cleanSeconds() + " of "
                                    + decision.soak().requiredSeconds() + " s"),
                    Line.of("Places", Integer.toString(decision.evidence().places())),
                    Line.of(
                            "Oldest evidence",
                            String.valueOf(
                                    decision.evidence().oldestAt() == null
                                            ? "none"
                                            : decision.evidence().oldestAt())),
                    Line.of("Evidence hash", decision.evidence().hash()),
                    Line.of("Left out", leftOut.isEmpty() ? "no namespace" : leftOut));
        }
    }

    /** One reason. */
    public record ReasonRow(String code, String effect, String where, String message, String since) {

        static ReasonRow of(GateDocument.ReasonEntry reason) {
            String workload = reason.workload() == null
                    ? ""
                    : " " + reason.workload().kind() + " " + reason.workload().name();
            String image = reason.image() == null ? "" : " " + reason.image();
            String namespace = reason.namespace() == null ? "" : reason.namespace();
            String cause = reason.cause() == null ? "" : reason.cause().toLowerCase(Locale.ROOT) + ": ";
            return new ReasonRow(
                    reason.code(),
                    reason.effect(),
                    VisibleText.name((namespace + workload + image).strip()),
                    VisibleText.message(cause + reason.message()),
                    reason.since().toString());
        }
    }

    /** One namespace. */
    public record NamespaceRow(
            String namespace, String state, int blockers, int places, String oldest, String soak, String hash) {

        static NamespaceRow of(EvidenceDocument.NamespaceEntry entry) {
            return new NamespaceRow(
                    VisibleText.name(entry.namespace()),
                    entry.state().name(),
                    entry.blockers(),
                    entry.places(),
                    entry.oldestAt() == null ? "none" : entry.oldestAt().toString(),
                    entry.cleanSeconds() + " s",
                    entry.hash());
        }
    }
}

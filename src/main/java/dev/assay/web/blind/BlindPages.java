package dev.assay.web.blind;

import dev.assay.observation.Kind;
import dev.assay.observation.KindReading;
import dev.assay.posture.Posture;
import dev.assay.posture.UnreadableObject;
import dev.assay.web.overview.OverviewPage;
import dev.assay.web.overview.SourceRows;
import dev.assay.web.page.Headline;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes the page of what Assay cannot see. */
final class BlindPages {

    private BlindPages() {}

    static BlindPage of(Posture posture, Map<Kind, KindReading> readings, PageFrame frame) {
        List<OverviewPage.SourceRow> sources = SourceRows.of(posture, readings).stream()
                .sorted(Comparator.comparing(source -> !source.troubled()))
                .toList();
        List<BlindPage.ObjectLine> unreadable = posture.unreadable().stream()
                .sorted(Comparator.comparing(object -> effect(object.object().kind())))
                .map(BlindPages::line)
                .toList();
        return new BlindPage(
                frame,
                headline(posture, sources),
                sources,
                posture.complete() ? Gaps.of(posture) : List.of(),
                BlindPage.Part.of(unreadable),
                BlindPage.Part.of(posture.unclassified().stream()
                        .map(VisibleText::message)
                        .toList()));
    }

    private static Headline headline(Posture posture, List<OverviewPage.SourceRow> sources) {
        if (!posture.complete()) {
            return Headline.unknown(
                    "Assay does not see everything it needs.", "No number is shown, and no gate opens, until it does.");
        }
        List<String> blind = new ArrayList<>();
        add(
                blind,
                sources.stream().filter(OverviewPage.SourceRow::troubled).count(),
                "kind of object",
                "kinds of objects");
        add(
                blind,
                posture.unreadable().size(),
                "object that cannot be understood",
                "objects that cannot be understood");
        add(blind, posture.tally().unevaluated(), "image without a verdict", "images without a verdict");
        add(blind, posture.unclassified().size(), "unknown message", "unknown messages");
        return blind.isEmpty()
                ? Headline.good("Nothing that Assay needs is hidden from it.")
                : Headline.unknown("Not seen, or not understood:", String.join(", ", blind) + ".");
    }

    private static void add(List<String> blind, long count, String one, String many) {
        if (count > 0) {
            blind.add(count + " " + (count == 1 ? one : many));
        }
    }

    private static BlindPage.ObjectLine line(UnreadableObject unreadable) {
        String namespace = unreadable.object().namespace();
        String name = unreadable.object().name();
        return new BlindPage.ObjectLine(
                unreadable.object().kind().resource(),
                VisibleText.name(namespace.isEmpty() ? name : namespace + "/" + name),
                VisibleText.name(unreadable.reason()),
                effect(unreadable.object().kind()).text);
    }

    private static Effect effect(Kind kind) {
        if (kind == Kind.POLICY_EXCEPTION || kind == Kind.CEL_POLICY_EXCEPTION) {
            return Effect.EXCEPTION;
        }
        return switch (kind.need()) {
            case POLICY -> Effect.POLICY;
            case RUNS -> Effect.RUNS;
            case CONTEXT -> Effect.CONTEXT;
            case REPORT -> Effect.REPORT;
            case EXTRA -> Effect.EXTRA;
        };
    }

    /** What follows from an object that cannot be understood; what bears on most comes first. */
    private enum Effect {
        POLICY("It counts for no verdict, and no gate where it could reach opens."),
        EXCEPTION("Nobody can tell what it lets in: no gate opens anywhere while it stands."),
        RUNS("What it runs is in no number, and no gate of its namespace opens."),
        CONTEXT("What it would run is in no number, and no gate of its namespace opens."),
        REPORT("What it says is not believed, and no gate of its namespace opens."),
        EXTRA("It adds nothing.");

        private final String text;

        Effect(String text) {
            this.text = text;
        }
    }
}

package dev.assay.web.exception;

import dev.assay.exception.Breadth;
import dev.assay.exception.ExceptionPosture;
import dev.assay.exception.LetIn;
import dev.assay.exception.Term;
import dev.assay.observation.Kind;
import dev.assay.posture.KindPhase;
import dev.assay.posture.Posture;
import dev.assay.web.list.ListTools;
import dev.assay.web.list.Listing;
import dev.assay.web.page.ElementId;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.Moment;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes the page about exceptions. */
final class ExceptionPages {

    private static final int MOST_PLACES = 20;

    private ExceptionPages() {}

    /** The page; its headline is about all exceptions, whatever is filtered. */
    static ExceptionsPage of(
            Posture posture, List<ExceptionPosture> exceptions, Listing<ExceptionEntry> listing, PageFrame frame) {
        List<ExceptionsPage.Row> rows =
                listing.rows().stream().map(entry -> row(entry, posture.asOf())).toList();
        ListTools tools = exceptions.isEmpty() ? null : ListTools.withoutColumns(listing);
        return new ExceptionsPage(frame, headline(posture, exceptions), tools, rows);
    }

    /** The page while not everything was read: what is there may not be all. */
    static ExceptionsPage stillReading(PageFrame frame) {
        return new ExceptionsPage(frame, Headline.stillReading(List.of()), null, List.of());
    }

    private static Headline headline(Posture posture, List<ExceptionPosture> exceptions) {
        List<String> details = new ArrayList<>(unread(posture));
        if (exceptions.isEmpty()) {
            details.add(
                    "An exception lets an image in unchecked. If you need one, draft it from the image that is refused, on"
                            + " the page of its namespace: it names one workload, its images and an end.");
            return Headline.detailed("There is no exception.", details);
        }
        count(exceptions, ExceptionPosture::overstays, "over and still obeyed", details);
        count(exceptions, exception -> exception.term() == Term.SOON, "about to end within a week", details);
        count(exceptions, exception -> exception.term() == Term.WITHOUT_END, "without an end", details);
        count(exceptions, exception -> exception.letsIn().isEmpty(), "letting nothing in now", details);
        count(exceptions, exception -> !exception.breadth().isEmpty(), "too broad", details);
        long images = exceptions.stream()
                .flatMap(exception -> exception.letsIn().stream())
                .map(LetIn::image)
                .distinct()
                .count();
        String who = exceptions.size() == 1 ? "1 exception lets in " : exceptions.size() + " exceptions let in ";
        return Headline.detailed(who + (images == 1 ? "1 image." : images + " images."), details);
    }

    private static void count(
            List<ExceptionPosture> exceptions, Predicate<ExceptionPosture> holds, String what, List<String> details) {
        long count = exceptions.stream().filter(holds).count();
        if (count > 0) {
            details.add(count + (count == 1 ? " is " : " are ") + what + ".");
        }
    }

    /** What is not read may hold exceptions that nobody sees here. */
    private static List<String> unread(Posture posture) {
        return posture.kinds().stream()
                .filter(state -> state.kind() == Kind.POLICY_EXCEPTION || state.kind() == Kind.CEL_POLICY_EXCEPTION)
                .filter(state -> state.phase() == KindPhase.UNREADABLE || state.phase() == KindPhase.STALE)
                .map(state -> "Assay cannot read " + state.kind().resource() + " now; there may be more.")
                .toList();
    }

    private static ExceptionsPage.Row row(ExceptionEntry entry, Instant now) {
        List<LetIn> letsIn = entry.posture().letsIn();
        List<ExceptionsPage.Place> places =
                letsIn.stream().limit(MOST_PLACES).map(ExceptionPages::place).toList();
        ExceptionState state = entry.state();
        return new ExceptionsPage.Row(
                ElementId.of("exception", entry.name() + entry.exception().uid()),
                VisibleText.name(entry.name()),
                "PolicyException of " + entry.group(),
                new ExceptionsPage.State(state.style(), state.word()),
                entry.touches(),
                entry.places(),
                entry.spelling().conditions().stream().map(VisibleText::message).toList(),
                VisibleText.name(entry.spelling().reason()),
                entry.ends().map(at -> Moment.of(at, now)).orElse(null),
                places,
                letsIn.size() - places.size(),
                remarks(entry.posture()));
    }

    private static ExceptionsPage.Place place(LetIn letIn) {
        return new ExceptionsPage.Place(
                ImageName.of(letIn.image()),
                PageAddress.namespace(letIn.namespace()),
                VisibleText.name(letIn.workload().kind() + " " + letIn.namespace() + "/"
                        + letIn.workload().name()));
    }

    private static List<ExceptionsPage.Remark> remarks(ExceptionPosture posture) {
        List<ExceptionsPage.Remark> remarks = new ArrayList<>();
        if (posture.term() == Term.OVER) {
            remarks.add(
                    new ExceptionsPage.Remark(
                            posture.overstays()
                                    ? "It should be gone, and Kyverno still obeys it: nothing deletes it."
                                    : "It should be gone and is still there.",
                            "See whether Kyverno's cleanup controller runs and may delete PolicyExceptions, or delete it yourself."));
        }
        if (posture.term() == Term.WITHOUT_END) {
            remarks.add(new ExceptionsPage.Remark(
                    "Nothing says that it ends.",
                    "Give it the label cleanup.kyverno.io/ttl with a date, such as 2026-12-24."));
        }
        if (posture.letsIn().isEmpty()) {
            remarks.add(
                    new ExceptionsPage.Remark(
                            "It lets nothing in now: no result of Kyverno names it.",
                            "If what it was for is gone or signed, delete it; else see whether its policy, rules and names are right."));
        }
        posture.breadth().stream().sorted().map(ExceptionPages::remark).forEach(remarks::add);
        return remarks;
    }

    private static ExceptionsPage.Remark remark(Breadth breadth) {
        return switch (breadth) {
            case ANY_POLICY ->
                new ExceptionsPage.Remark(
                        "It names policies by a wildcard.", "Name the one policy that is in the way.");
            case ANY_RULE ->
                new ExceptionsPage.Remark("It names rules by a wildcard.", "Name the rules, and their autogen- twins.");
            case ANY_NAMESPACE ->
                new ExceptionsPage.Remark("It holds in every namespace.", "Name the namespace that needs it.");
            case ANY_WORKLOAD ->
                new ExceptionsPage.Remark(
                        "It holds for whatever runs there.", "Name the workload, and its images in a condition.");
        };
    }
}

package dev.assay.web.image;

import dev.assay.policy.PolicyKey;
import dev.assay.posture.ImagePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.verdict.Judgement;
import dev.assay.web.cause.CauseHelp;
import dev.assay.web.cause.CommandText;
import dev.assay.web.cause.Explanation;
import dev.assay.web.namespace.EvidenceItems;
import dev.assay.web.namespace.Explanations;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import dev.assay.web.past.Past;
import dev.assay.workload.Container;
import dev.assay.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Makes the page of one image. */
final class ImagePages {

    private static final int MOST_PLACES = 200;
    private static final int MOST_NAMES = 8;

    private ImagePages() {}

    /** The page of an image that runs in these namespaces, of which there is at least one; the worst is the first. */
    static ImagePage of(String image, List<ImageUse> uses, Past<ImagePast> past, PageFrame frame, Instant now) {
        Judgement worst = uses.stream()
                .map(use -> use.image().overall())
                .reduce(Judgement::and)
                .orElseThrow();
        List<Placement> placements =
                uses.stream().flatMap(use -> use.image().placements().stream()).toList();
        Map<Spot, List<Placement>> spots = spots(uses);
        return new ImagePage(
                frame,
                ImageName.of(image),
                headline(worst),
                VerdictLabel.of(worst.verdict()).badge(),
                whys(uses),
                policies(placements, now),
                spots.entrySet().stream()
                        .limit(MOST_PLACES)
                        .map(entry -> entry.getKey().line(entry.getValue()))
                        .toList(),
                spots.size() <= MOST_PLACES ? "" : (spots.size() - MOST_PLACES) + " more places; see the API.",
                DigestNote.of(image, placements),
                EvidenceItems.of(placements, now),
                ImagePast.section(past, now));
    }

    /** The page of an image that is only remembered. */
    static ImagePage gone(String image, Past<ImagePast> past, PageFrame frame, Instant now) {
        return new ImagePage(
                frame,
                ImageName.of(image),
                Headline.unknown("It runs nowhere now.", "Only what is remembered of it is shown."),
                null,
                List.of(),
                List.of(),
                List.of(),
                "",
                null,
                List.of(),
                ImagePast.section(past, now));
    }

    /** The page while not everything was read. */
    static ImagePage stillReading(String image, PageFrame frame) {
        return new ImagePage(
                frame,
                ImageName.of(image),
                Headline.stillReading(List.of()),
                null,
                List.of(),
                List.of(),
                List.of(),
                "",
                null,
                List.of(),
                new ImagePage.PastSection("", "", List.of()));
    }

    private static Headline headline(Judgement worst) {
        String cause = title(worst);
        return switch (worst.refused()) {
            case YES -> Headline.refused("It would be refused today.", cause);
            case UNKNOWN -> Headline.unknown("Nobody can tell whether it would be refused.", cause);
            case NO ->
                worst.standing().unseen() || cause.length() > 0
                        ? Headline.unknown("It would be admitted.", cause)
                        : Headline.good("It would be admitted.");
        };
    }

    private static String title(Judgement judgement) {
        return judgement
                .cause()
                .map(cause -> CauseHelp.of(cause.label())
                                .explain(new CommandText("", "", ""))
                                .title()
                        + ".")
                .orElse("");
    }

    private static List<ImagePage.Why> whys(List<ImageUse> uses) {
        Map<String, List<ImageUse>> byTitle = new LinkedHashMap<>();
        for (ImageUse use : uses) {
            Explanation explanation = Explanations.of(use.namespace(), use.image());
            String reason = Explanations.refusal(use.image().overall()).text();
            byTitle.computeIfAbsent(explanation.title() + reason + use.hints(), _ -> new ArrayList<>())
                    .add(use);
        }
        return byTitle.values().stream().map(ImagePages::why).toList();
    }

    private static ImagePage.Why why(List<ImageUse> same) {
        ImageUse first = same.getFirst();
        ImagePosture image = first.image();
        TreeSet<String> names = new TreeSet<>();
        same.forEach(use -> names.add(VisibleText.name(use.namespace())));
        String shown = String.join(", ", names.stream().limit(MOST_NAMES).toList());
        String more = names.size() <= MOST_NAMES ? "" : " and " + (names.size() - MOST_NAMES) + " more";
        return new ImagePage.Why(
                Explanations.of(first.namespace(), image).with(first.hints()),
                Explanations.refusal(image.overall()),
                shown + more);
    }

    private static List<ImagePage.PolicyLine> policies(List<Placement> placements, Instant now) {
        Map<Said, List<Judgement>> bySaying = new LinkedHashMap<>();
        for (Placement placement : placements) {
            for (PolicyVerdict verdict : placement.verdicts()) {
                bySaying.computeIfAbsent(Said.of(verdict), _ -> new ArrayList<>())
                        .add(verdict.judgement());
            }
        }
        return bySaying.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Said, List<Judgement>> entry) -> entry.getKey().policy)
                        .thenComparing(entry -> entry.getValue().getFirst().refused())
                        .thenComparing(entry -> entry.getValue().getFirst().verdict()))
                .map(entry -> entry.getKey().line(entry.getValue(), now))
                .toList();
    }

    private static Map<Spot, List<Placement>> spots(List<ImageUse> uses) {
        Map<Spot, List<Placement>> spots = new LinkedHashMap<>();
        for (ImageUse use : uses) {
            for (Placement placement : use.image().placements()) {
                Spot spot = new Spot(use.namespace(), placement.workload(), placement.container());
                spots.computeIfAbsent(spot, _ -> new ArrayList<>()).add(placement);
            }
        }
        return spots;
    }

    /** One policy's saying, whatever the place. */
    private record Said(PolicyKey policy, String refusal, String cause) {

        static Said of(PolicyVerdict verdict) {
            Judgement judgement = verdict.judgement();
            String words =
                    judgement.verdict() + " " + Explanations.refusal(judgement).text();
            return new Said(verdict.policy(), words, title(judgement));
        }

        ImagePage.PolicyLine line(List<Judgement> same, Instant now) {
            Judgement newest = same.stream()
                    .max(Comparator.comparing(judgement ->
                            judgement.claim().map(claim -> claim.atSecond()).orElse(0L)))
                    .orElseThrow();
            return new ImagePage.PolicyLine(
                    VisibleText.name(policy.name()),
                    PageAddress.gate(policy),
                    VerdictLabel.of(newest.verdict()).badge(),
                    Explanations.refusal(newest),
                    cause,
                    same.size() == 1 ? "1 place" : same.size() + " places",
                    EvidenceItems.at(newest, now).orElse(null));
        }
    }

    /** A container of a workload, whatever the pod. */
    private record Spot(String namespace, Workload workload, Container container) {

        ImagePage.PlaceLine line(List<Placement> placements) {
            Judgement overall = placements.stream()
                    .map(Placement::overall)
                    .reduce(Judgement::and)
                    .orElseThrow();
            return new ImagePage.PlaceLine(
                    VisibleText.name(namespace),
                    PageAddress.namespace(namespace),
                    VisibleText.name(workload.kind()),
                    VisibleText.name(workload.name()),
                    PageAddress.workload(namespace, workload),
                    VisibleText.name(container.name()),
                    pods(placements),
                    VerdictLabel.of(overall.verdict()).badge(),
                    Explanations.refusal(overall));
        }

        private static String pods(List<Placement> placements) {
            List<String> names = placements.stream()
                    .flatMap(placement -> placement.pod().stream())
                    .limit(2)
                    .map(VisibleText::name)
                    .toList();
            long count = placements.stream()
                    .map(Placement::pod)
                    .filter(Optional::isPresent)
                    .count();
            if (count == 0) {
                return "no pod now";
            }
            return count == 1 ? names.getFirst() : count + " pods";
        }
    }
}

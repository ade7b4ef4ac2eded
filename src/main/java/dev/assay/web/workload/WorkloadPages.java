package dev.assay.web.workload;

import dev.assay.posture.ImagePosture;
import dev.assay.posture.Placement;
import dev.assay.verdict.Judgement;
import dev.assay.web.cause.CauseHelp;
import dev.assay.web.cause.CommandText;
import dev.assay.web.namespace.EvidenceItems;
import dev.assay.web.namespace.Explanations;
import dev.assay.web.namespace.ImageRow;
import dev.assay.web.page.Headline;
import dev.assay.web.page.ImageName;
import dev.assay.web.page.PageAddress;
import dev.assay.web.page.PageFrame;
import dev.assay.web.page.VerdictLabel;
import dev.assay.web.page.VisibleText;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the page of one workload. */
final class WorkloadPages {

    private static final int MOST_PODS = 200;

    private static final Comparator<Map.Entry<?, List<Placement>>> WORST_FIRST = Comparator.comparing(
                    (Map.Entry<?, List<Placement>> entry) ->
                            overall(entry.getValue()).refused())
            .thenComparing(entry -> overall(entry.getValue()).verdict());

    private WorkloadPages() {}

    static WorkloadPage of(String namespace, Workload workload, WorkloadParts parts, PageFrame frame, Instant now) {
        Map<String, List<Placement>> byPod = byPod(parts.placements());
        return new WorkloadPage(
                frame,
                VisibleText.name(namespace),
                PageAddress.namespace(namespace),
                VisibleText.name(workload.kind()),
                VisibleText.name(workload.name()),
                headline(parts.placements(), byPod.size()),
                containers(namespace, parts.placements(), now),
                byPod.entrySet().stream()
                        .sorted(WORST_FIRST.thenComparing(entry -> String.valueOf(entry.getKey())))
                        .limit(MOST_PODS)
                        .map(entry -> pod(entry.getKey(), entry.getValue()))
                        .toList(),
                byPod.size() <= MOST_PODS ? "" : (byPod.size() - MOST_PODS) + " more pods; see the API.",
                parts.rollbacks().stream().map(WorkloadPages::rollback).toList(),
                rollbackNote(workload, parts.rollbacks().size()));
    }

    /** The page while not everything was read. */
    static WorkloadPage stillReading(String namespace, Workload workload, PageFrame frame) {
        return new WorkloadPage(
                frame,
                VisibleText.name(namespace),
                PageAddress.namespace(namespace),
                VisibleText.name(workload.kind()),
                VisibleText.name(workload.name()),
                Headline.stillReading(List.of()),
                List.of(),
                List.of(),
                "",
                List.of(),
                "");
    }

    private static Headline headline(List<Placement> placements, int pods) {
        if (placements.isEmpty()) {
            return Headline.unknown("It runs nothing now.", "Only old revisions are known.");
        }
        String running = switch (pods) {
            case 0 -> "No pod of it runs now.";
            case 1 -> "1 pod runs now.";
            default -> pods + " pods run now.";
        };
        return switch (overall(placements).refused()) {
            case YES -> Headline.refused("Its next pod would be refused.", running);
            case UNKNOWN -> Headline.unknown("Nobody can tell whether its next pod would be refused.", running);
            case NO ->
                overall(placements).standing().unseen()
                        ? Headline.unknown("Admission never looks at it.", running)
                        : Headline.good("Its next pod would be admitted. " + running);
        };
    }

    private static List<WorkloadPage.ContainerLine> containers(
            String namespace, List<Placement> placements, Instant now) {
        Map<Container, List<Placement>> byContainer = new LinkedHashMap<>();
        placements.forEach(placement -> byContainer
                .computeIfAbsent(placement.container(), _ -> new ArrayList<>())
                .add(placement));
        return byContainer.entrySet().stream()
                .sorted(WORST_FIRST)
                .map(entry -> container(namespace, entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private static WorkloadPage.ContainerLine container(
            String namespace, Container container, List<Placement> placements, Instant now) {
        Judgement overall = overall(placements);
        ImagePosture image = new ImagePosture(container.image(), overall, placements, Long.MAX_VALUE);
        return new WorkloadPage.ContainerLine(
                ImageRow.idOf(container.kind() + container.name() + container.image()),
                name(container),
                ImageName.of(container.image()),
                PageAddress.image(container.image()),
                VerdictLabel.of(overall.verdict()).badge(),
                Explanations.refusal(overall),
                Explanations.of(namespace, image),
                pods(placements),
                EvidenceItems.of(placements, now));
    }

    private static String name(Container container) {
        String list = container.kind() == ContainerKind.CONTAINER
                ? ""
                : container.kind().label() + " ";
        return list + "container " + VisibleText.name(container.name());
    }

    private static String pods(List<Placement> placements) {
        long pods = placements.stream()
                .filter(placement -> placement.pod().isPresent())
                .count();
        if (pods == 0) {
            return "in the template; no pod has it now";
        }
        return pods == 1 ? "in 1 pod" : "in " + pods + " pods";
    }

    private static Map<String, List<Placement>> byPod(List<Placement> placements) {
        Map<String, List<Placement>> byPod = new TreeMap<>();
        placements.forEach(placement -> placement
                .pod()
                .ifPresent(pod ->
                        byPod.computeIfAbsent(pod, _ -> new ArrayList<>()).add(placement)));
        return byPod;
    }

    private static WorkloadPage.PodLine pod(String name, List<Placement> placements) {
        Judgement overall = overall(placements);
        String containers = placements.size() == 1 ? "1 container" : placements.size() + " containers";
        return new WorkloadPage.PodLine(
                VisibleText.name(name),
                VerdictLabel.of(overall.verdict()).badge(),
                Explanations.refusal(overall),
                containers);
    }

    private static WorkloadPage.RollbackLine rollback(Placement placement) {
        Judgement overall = placement.overall();
        String image = placement.container().image();
        return new WorkloadPage.RollbackLine(
                VisibleText.name(placement.workload().name()),
                name(placement.container()),
                VisibleText.name(image),
                VerdictLabel.of(overall.verdict()).badge(),
                overall.cause()
                        .map(cause -> CauseHelp.of(cause.label())
                                .explain(new CommandText(image, "", ""))
                                .title())
                        .orElse(""));
    }

    private static String rollbackNote(Workload workload, int refused) {
        if (!workload.kind().equals("Deployment")) {
            return "Old revisions are known of Deployments only, by their ReplicaSets; of a "
                    + VisibleText.name(workload.kind()) + " Assay does not read them.";
        }
        return refused == 0
                ? "No old revision that is still there is known to be refused. A rollback starts new pods, so it is checked"
                        + " like any other."
                : "A rollback to one of these would be refused once the policy is enforced.";
    }

    private static Judgement overall(List<Placement> placements) {
        return placements.stream()
                .map(Placement::overall)
                .reduce(Judgement::and)
                .orElseThrow();
    }
}

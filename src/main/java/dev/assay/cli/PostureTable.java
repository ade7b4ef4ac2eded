package dev.assay.cli;

import dev.assay.posture.NamespacePosture;
import dev.assay.posture.Placement;
import dev.assay.posture.PolicyVerdict;
import dev.assay.posture.Posture;
import dev.assay.posture.Tally;
import dev.assay.verdict.Cause;
import dev.assay.verdict.Judgement;
import dev.assay.verdict.Verdict;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints a posture for a person: one sentence, then one line per workload, container and policy, worst first. */
final class PostureTable {

    private static final List<String> HEADER =
            List.of("VERDICT", "CAUSE", "REFUSED", "NAMESPACE", "WORKLOAD", "CONTAINER", "PODS", "IMAGE", "POLICY");

    private PostureTable() {}

    static void print(Posture posture, PrintWriter out) {
        out.println("As of " + posture.asOf().truncatedTo(ChronoUnit.SECONDS) + ": " + headline(posture));
        posture.missing().forEach(missing -> out.println("Not known yet: " + Text.plain(missing)));
        Map<Row, Integer> pods = new LinkedHashMap<>();
        for (NamespacePosture namespace : posture.byNamespace().values()) {
            namespace.images().stream()
                    .flatMap(image -> image.placements().stream())
                    .forEach(placement -> count(namespace.namespace(), placement, pods));
        }
        if (pods.isEmpty()) {
            out.println("No policy says anything about an image.");
            return;
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADER);
        pods.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Row.WORST_FIRST))
                .forEach(entry -> lines.add(entry.getKey().cells(entry.getValue())));
        out.println();
        Columns.print(lines, out);
    }

    private static String headline(Posture posture) {
        if (!posture.complete()) {
            return "not everything was read, so nothing below is final.";
        }
        Tally tally = posture.tally();
        String unseen = tally.unseen() == 0 ? "" : "; " + tally.unseen() + " run only where admission never looks";
        return "%d of %d images would be refused; %d could not be checked; %d are not evaluated%s."
                .formatted(tally.refused(), tally.total(), tally.unchecked(), tally.unevaluated(), unseen);
    }

    private static void count(String namespace, Placement placement, Map<Row, Integer> pods) {
        int live = placement.pod().isPresent() ? 1 : 0;
        for (PolicyVerdict verdict : placement.verdicts()) {
            pods.merge(Row.of(namespace, placement, verdict), live, Integer::sum);
        }
    }

    /** What is the same for all pods of a workload. */
    private record Row(
            Verdict verdict,
            String cause,
            String refused,
            String namespace,
            String workload,
            String container,
            String image,
            String policy) {

        private static final Comparator<Row> WORST_FIRST = Comparator.comparing(Row::verdict)
                .thenComparing(Row::cause)
                .thenComparing(Row::namespace)
                .thenComparing(Row::workload)
                .thenComparing(Row::container)
                .thenComparing(Row::image)
                .thenComparing(Row::policy)
                .thenComparing(Row::refused);

        static Row of(String namespace, Placement placement, PolicyVerdict verdict) {
            Judgement judgement = verdict.judgement();
            return new Row(
                    judgement.verdict(),
                    judgement.cause().map(Cause::label).orElse("-"),
                    judgement.refused().name().toLowerCase(Locale.ROOT),
                    namespace,
                    placement.workload().kind() + "/" + placement.workload().name(),
                    placement.container().name(),
                    placement.container().image(),
                    verdict.policy().name());
        }

        List<String> cells(int pods) {
            return List.of(
                    verdict.label(),
                    cause,
                    refused,
                    Text.plain(namespace),
                    Text.plain(workload),
                    Text.plain(container),
                    Integer.toString(pods),
                    Text.plain(image),
                    Text.plain(policy));
        }
    }
}

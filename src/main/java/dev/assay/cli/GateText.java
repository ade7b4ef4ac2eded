package dev.assay.cli;

import dev.assay.api.GateDocument;
import dev.assay.api.GateDocument.NamespaceEntry;
import dev.assay.api.GateDocument.ReasonEntry;
import dev.assay.api.GatesDocument;
import dev.assay.api.PlanDocument;
import dev.assay.gate.GateState;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints what a gate says for a person: one sentence, then the reasons, those that stand most in the way first. */
final class GateText {

    private GateText() {}

    static void print(GateAnswer answer, PrintWriter out) {
        out.println(headline(answer));
        switch (answer) {
            case GateAnswer.One one -> one(one.document(), out);
            case GateAnswer.Every every -> every(every.document(), out);
            case GateAnswer.Plan plan -> plan(plan.document(), out);
        }
        out.flush();
    }

    /** The answer in one line. */
    static String headline(GateAnswer answer) {
        return switch (answer) {
            case GateAnswer.One one -> headline(one.document());
            case GateAnswer.Every every -> headline(every.document());
            case GateAnswer.Plan plan -> headline(plan.document());
        };
    }

    private static String headline(GateDocument gate) {
        String what = "'" + Text.plain(gate.policy()) + "'";
        String where = gate.namespace() == null ? "" : " in '" + Text.plain(gate.namespace()) + "'";
        int count = blockers(gate);
        String reasons = count == 1 ? "1 reason" : count + " reasons";
        return switch (gate.state()) {
            case READY ->
                "READY: " + what + " can be enforced" + where + ", generation " + gate.policyGeneration()
                        + "; that holds until " + gate.validUntil() + ".";
            case NOT_READY -> "NOT_READY: " + reasons + " why " + what + " cannot be enforced" + where + ".";
            case UNKNOWN ->
                "UNKNOWN: " + reasons + " why nobody can tell yet whether " + what + " can be enforced" + where + ".";
        };
    }

    private static String headline(GatesDocument gates) {
        long ready = gates.gates().stream()
                .filter(gate -> gate.state() == GateState.READY)
                .count();
        return gates.state() + ": " + ready + " of " + gates.gates().size() + " policies can be enforced as a whole.";
    }

    private static String headline(PlanDocument plan) {
        return "How to enforce '" + Text.plain(plan.policy()) + "' in '" + Text.plain(plan.namespace())
                + "'. Nothing is done here. The gate is " + plan.state() + ".";
    }

    private static int blockers(GateDocument gate) {
        return gate.moreReasons()
                + (int) gate.reasons().stream()
                        .filter(reason -> !reason.effect().equals("advises"))
                        .count();
    }

    private static void one(GateDocument gate, PrintWriter out) {
        out.println(soak(gate.soak()));
        String oldest = gate.evidence().oldestAt() == null
                ? ""
                : ", the oldest evidence is of " + gate.evidence().oldestAt();
        out.println("Rests on " + gate.evidence().places() + " containers of pods and templates" + oldest + ".");
        Map<String, List<ReasonEntry>> byCode = new LinkedHashMap<>();
        gate.reasons()
                .forEach(reason -> byCode.computeIfAbsent(reason.code(), _ -> new ArrayList<>())
                        .add(reason));
        byCode.forEach((code, reasons) -> reasons(code, reasons, out));
        if (gate.moreReasons() > 0) {
            out.println();
            out.println("… and " + gate.moreReasons() + " further reasons.");
        }
        if (gate.namespaces() != null && !gate.namespaces().isEmpty()) {
            out.println();
            Columns.print(namespaces(gate.namespaces()), out);
        }
    }

    private static String soak(GateDocument.SoakEntry soak) {
        String progress = "Soak: " + duration(soak.cleanSeconds()) + " of " + duration(soak.requiredSeconds());
        return progress + (soak.running() ? ", clean since " + soak.cleanSince() + "." : ", stands still.");
    }

    /** {@code 1h20m}, as nobody counts in thousands of seconds. */
    private static String duration(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);
        String text = (duration.toHours() > 0 ? duration.toHours() + "h" : "")
                + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "")
                + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "");
        return text.isEmpty() ? "0s" : text;
    }

    private static void reasons(String code, List<ReasonEntry> reasons, PrintWriter out) {
        out.println();
        out.println(
                Text.plain(code) + " (" + Text.plain(reasons.getFirst().effect().replace('_', ' ')) + "): "
                        + Text.plain(reasons.getFirst().advice()));
        Columns.print(reasons.stream().map(GateText::cells).toList(), out);
    }

    private static List<String> cells(ReasonEntry reason) {
        String workload = reason.workload() == null
                ? "-"
                : reason.workload().kind() + "/" + reason.workload().name();
        return List.of(
                "  since " + reason.since().truncatedTo(ChronoUnit.SECONDS),
                cell(reason.namespace()),
                Text.plain(workload),
                cell(reason.container()),
                cell(reason.image()),
                cell(reason.cause()),
                cell(reason.message()));
    }

    private static String cell(@Nullable String text) {
        return text == null || text.isBlank() ? "-" : Text.plain(text);
    }

    private static List<List<String>> namespaces(List<NamespaceEntry> namespaces) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("NAMESPACE", "STATE", "REASONS"));
        namespaces.forEach(each -> lines.add(
                List.of(Text.plain(each.namespace()), each.state().name(), Integer.toString(each.blockers()))));
        return lines;
    }

    private static void every(GatesDocument gates, PrintWriter out) {
        gates.missing().forEach(missing -> out.println("Not known yet: " + Text.plain(missing)));
        if (gates.gates().isEmpty()) {
            return;
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("POLICY", "ENGINE", "STATE", "REASONS", "SOAK"));
        gates.gates()
                .forEach(gate -> lines.add(List.of(
                        Text.plain(gate.policy()),
                        Text.plain(gate.engine()),
                        gate.state().name(),
                        Integer.toString(blockers(gate)),
                        duration(gate.soak().cleanSeconds()) + " of "
                                + duration(gate.soak().requiredSeconds()))));
        out.println();
        Columns.print(lines, out);
    }

    private static void plan(PlanDocument plan, PrintWriter out) {
        plan.warnings().forEach(warning -> out.println("! " + Text.plain(warning)));
        step("Enforce", plan.enforce(), out);
        step("Back again", plan.revert(), out);
    }

    private static void step(String name, PlanDocument.StepEntry step, PrintWriter out) {
        out.println();
        if (step.command().isEmpty()) {
            out.println(name + ": nothing to do, or nothing that a patch can do.");
            return;
        }
        out.println(name + ", with kubectl:");
        out.println();
        out.println(Text.block(step.command()));
        out.println();
        out.println(name + ", in the policy's file:");
        out.println();
        out.println(Text.block(step.yaml()));
    }
}

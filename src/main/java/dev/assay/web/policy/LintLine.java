package dev.assay.web.policy;

import dev.assay.lint.Finding;
import dev.assay.lint.Lint;
import dev.assay.lint.Severity;
import dev.assay.web.page.VisibleText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One thing that the lint found, with all the places where it found it.
 *
 * @param severity as a word
 * @param style of the severity
 */
record LintLine(
        String severity, String style, String code, String title, List<String> where, String why, String advice) {

    private static final int MOST_PLACES = 8;

    static List<LintLine> of(List<Finding> findings, Predicate<Severity> wanted) {
        Map<Lint, List<String>> places = new EnumMap<>(Lint.class);
        List<Lint> order = new ArrayList<>();
        for (Finding finding : findings) {
            if (!wanted.test(finding.lint().severity())) {
                continue;
            }
            if (!places.containsKey(finding.lint())) {
                order.add(finding.lint());
            }
            places.computeIfAbsent(finding.lint(), _ -> new ArrayList<>()).add(VisibleText.name(finding.where()));
        }
        return order.stream()
                .map(lint -> line(lint, places.getOrDefault(lint, List.of())))
                .toList();
    }

    /** {@code 1 danger, 3 traps}; what is only advice is not counted. */
    static String summary(List<Finding> findings) {
        long dangers = count(findings, Severity.DANGER);
        long traps = count(findings, Severity.TRAP);
        List<String> parts = new ArrayList<>();
        if (dangers > 0) {
            parts.add(dangers == 1 ? "1 danger" : dangers + " dangers");
        }
        if (traps > 0) {
            parts.add(traps == 1 ? "1 trap" : traps + " traps");
        }
        return parts.isEmpty() ? "nothing serious" : String.join(", ", parts);
    }

    /** How many different things of a severity were found. */
    static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .map(Finding::lint)
                .distinct()
                .filter(lint -> lint.severity() == severity)
                .count();
    }

    private static LintLine line(Lint lint, List<String> places) {
        List<String> shown = places.size() <= MOST_PLACES
                ? places
                : List.of(places.getFirst(), "and " + (places.size() - 1) + " more places");
        String word = switch (lint.severity()) {
            case DANGER -> "Danger";
            case TRAP -> "Trap";
            case ADVICE -> "Advice";
        };
        return new LintLine(
                word,
                "lint-" + lint.severity().name().toLowerCase(Locale.ROOT),
                lint.label(),
                lint.title(),
                shown,
                lint.why(),
                lint.advice());
    }
}

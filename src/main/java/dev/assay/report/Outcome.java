package dev.assay.report;

import java.util.Optional;

/** What Kyverno wrote in a result's {@code result} field. */
public enum Outcome {
    PASS,
    FAIL,
    WARN,
    ERROR,
    SKIP;

    public static Optional<Outcome> of(String text) {
        return switch (text) {
            case "pass" -> Optional.of(PASS);
            case "fail" -> Optional.of(FAIL);
            case "warn" -> Optional.of(WARN);
            case "error" -> Optional.of(ERROR);
            case "skip" -> Optional.of(SKIP);
            default -> Optional.empty();
        };
    }
}

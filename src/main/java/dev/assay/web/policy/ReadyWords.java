package dev.assay.web.policy;

import dev.assay.policy.Readiness;

/** Whether Kyverno says that it applies a policy, for pages and for addresses. */
final class ReadyWords {

    private ReadyWords() {}

    static String of(Readiness readiness) {
        return switch (readiness) {
            case READY -> "ready";
            case NOT_READY -> "not ready: Kyverno does not apply it";
            case UNKNOWN -> "Kyverno has not said yet";
        };
    }

    /** The value of {@code ?ready=}. */
    static String key(Readiness readiness) {
        return switch (readiness) {
            case READY -> "yes";
            case NOT_READY -> "no";
            case UNKNOWN -> "unknown";
        };
    }
}

package dev.assay.web.gate;

import dev.assay.gate.ReasonCode;

/** What a reason says, in a sentence's beginning; what to do stands in the code itself. */
final class ReasonTitle {

    private ReasonTitle() {}

    static String of(ReasonCode code) {
        return switch (code) {
            case REFUSED -> "Would be refused";
            case DEADLOCK -> "Deadlock: what the cluster needs to repair itself would be refused";
            case READER_BLIND -> "Assay does not see everything it needs";
            case POLICY_NOT_READY -> "Kyverno does not apply the policy, or has not said so";
            case NOTHING_IN_SCOPE -> "The policy looks at no image here";
            case NOT_EVALUATED -> "Not evaluated yet";
            case NOT_CHECKED -> "Could not be checked";
            case NOT_VERIFIED -> "Nobody can tell whether it would be refused";
            case EVIDENCE_OLD -> "The evidence is too old";
            case EXCEPTED -> "Let in by an exception";
            case EXCEPTION_EXPIRED -> "The exception should be gone by now";
            case EXCEPTION_UNKNOWN -> "The exception that Kyverno names does not exist";
            case UNREADABLE -> "An object cannot be understood";
            case NAMESPACES_HIDDEN -> "You may not see every namespace";
            case SOAKING -> "Everything holds, but not for long enough yet";
            case ROLLBACK_UNSAFE -> "An old revision would be refused";
            case EXCEPTION_EXPIRES -> "An exception ends soon";
            case HISTORY_LOST -> "What was remembered is lost";
            case ENFORCED -> "Enforced already";
        };
    }

    static String effect(ReasonCode.Effect effect) {
        return switch (effect) {
            case BLOCKS -> "blocks";
            case LEAVES_OPEN -> "leaves it open";
            case ADVISES -> "good to know";
        };
    }
}

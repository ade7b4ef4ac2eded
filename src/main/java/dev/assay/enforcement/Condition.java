package dev.assay.enforcement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;

/**
 * One condition of a status, as Kubernetes writes them.
 *
 * @param type {@code Ready}, {@code Reconciling} or {@code Stalled}
 * @param status whether it holds
 * @param reason one word in camel case, for programs
 * @param message for people
 * @param observedGeneration of the spec that it is about
 * @param lastTransitionTime since when it has this status
 */
public record Condition(
        String type, Truth status, String reason, String message, long observedGeneration, Instant lastTransitionTime) {

    /** Whether a condition holds. */
    public enum Truth {
        TRUE("True"),
        FALSE("False"),
        UNKNOWN("Unknown");

        private final String label;

        Truth(String label) {
            this.label = label;
        }

        /** The word for it in Kubernetes. */
        @JsonValue
        public String label() {
            return label;
        }

        static Truth of(boolean holds) {
            return holds ? TRUE : FALSE;
        }
    }
}

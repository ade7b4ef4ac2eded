package dev.assay.policy;

import java.util.List;
import java.util.Map;

/**
 * A Kubernetes label selector.
 *
 * @param requirements all of which must hold; {@code matchLabels} are requirements with one value
 */
public record LabelSelector(List<Requirement> requirements) {

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /** Whether an object with these labels is selected. */
    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> requirement.holds(labels));
    }

    /** How a requirement compares. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST
    }

    /**
     * One requirement on one label. Values may hold Kyverno's wildcards.
     *
     * @param key the label
     * @param operator how to compare
     * @param values to compare with, for {@code IN} and {@code NOT_IN}
     */
    public record Requirement(String key, Operator operator, List<String> values) {

        public Requirement {
            values = List.copyOf(values);
        }

        boolean holds(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case EXISTS -> value != null;
                case DOES_NOT_EXIST -> value == null;
                case IN -> value != null && any(value);
                case NOT_IN -> value == null || !any(value);
            };
        }

        private boolean any(String value) {
            return Wildcard.anyMatches(values, value);
        }
    }
}

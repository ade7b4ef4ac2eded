package dev.assay.gate;

import dev.assay.policy.Enforcement;
import dev.assay.policy.Enforcement.ModeOverride;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A policy's {@code validationFailureActionOverrides} as a list to change and to write. */
final class ModeOverrides {

    private static final Pattern PATTERN = Pattern.compile("[-a-z0-9.*?]+");

    private final List<ModeOverride> overrides;

    private ModeOverrides(List<ModeOverride> overrides) {
        this.overrides = overrides;
    }

    /** As they are; empty if they cannot be written again to the letter. */
    static Optional<ModeOverrides> of(Enforcement enforcement) {
        boolean plain = enforcement.overrides().stream()
                .flatMap(override -> override.namespaces().stream())
                .allMatch(namespace -> PATTERN.matcher(namespace).matches());
        return plain && !enforcement.spelling().selectsByLabel()
                ? Optional.of(new ModeOverrides(enforcement.overrides()))
                : Optional.empty();
    }

    boolean isEmpty() {
        return overrides.isEmpty();
    }

    boolean has(EnforcementMode mode) {
        return overrides.stream().anyMatch(override -> override.mode() == mode);
    }

    /**
     * The list with which a namespace has this mode. Empty if a wildcard of the other mode catches it: Kyverno refuses lists
     * that say both of a namespace.
     */
    Optional<ModeOverrides> with(EnforcementMode mode, String namespace, EnforcementMode otherwise) {
        List<ModeOverride> changed = new ArrayList<>();
        for (ModeOverride override : overrides) {
            List<String> left = override.mode() == mode ? override.namespaces() : without(namespace, override);
            if (!left.isEmpty()) {
                changed.add(new ModeOverride(override.mode(), left));
            }
        }
        if (changed.stream().anyMatch(override -> override.mode() != mode && catches(override, namespace))) {
            return Optional.empty();
        }
        boolean done = otherwise == mode || changed.stream().anyMatch(override -> catches(override, namespace));
        if (!done) {
            add(mode, namespace, changed);
        }
        return Optional.of(new ModeOverrides(List.copyOf(changed)));
    }

    /** On one line, for a patch. */
    String json() {
        return overrides.stream()
                .map(override -> "{\"action\":\"" + action(override.mode()) + "\",\"namespaces\":["
                        + override.namespaces().stream()
                                .map(namespace -> '"' + namespace + '"')
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** As a fragment of the policy. */
    String yaml() {
        String field = "spec:\n  validationFailureActionOverrides:";
        if (overrides.isEmpty()) {
            return field + " []\n";
        }
        return overrides.stream()
                .map(override -> "    - action: " + action(override.mode()) + "\n      namespaces: ["
                        + override.namespaces().stream()
                                .map(namespace -> '"' + namespace + '"')
                                .collect(Collectors.joining(", "))
                        + "]\n")
                .collect(Collectors.joining("", field + "\n", ""));
    }

    static String action(EnforcementMode mode) {
        return mode == EnforcementMode.ENFORCE ? "Enforce" : "Audit";
    }

    private static List<String> without(String namespace, ModeOverride override) {
        return override.namespaces().stream()
                .filter(listed -> !listed.equals(namespace))
                .toList();
    }

    private static boolean catches(ModeOverride override, String namespace) {
        return Wildcard.anyMatches(override.namespaces(), namespace);
    }

    private static void add(EnforcementMode mode, String namespace, List<ModeOverride> to) {
        for (int index = 0; index < to.size(); index++) {
            ModeOverride override = to.get(index);
            if (override.mode() == mode) {
                List<String> longer = new ArrayList<>(override.namespaces());
                longer.add(namespace);
                to.set(index, new ModeOverride(mode, longer));
                return;
            }
        }
        to.addFirst(new ModeOverride(mode, List.of(namespace)));
    }
}

package dev.assay.policy;

import java.util.Optional;

/** Which part of Kyverno evaluates a policy. Two policies of different engines may have the same name. */
public enum PolicyEngine {
    /** ClusterPolicy and Policy with {@code verifyImages} rules. */
    VERIFY_IMAGES("kyverno"),
    /** ImageValidatingPolicy and NamespacedImageValidatingPolicy. */
    IMAGE_VALIDATING("KyvernoImageValidatingPolicy");

    private final String source;

    PolicyEngine(String source) {
        this.source = source;
    }

    /** What stands in the {@code source} field of its results. */
    public String source() {
        return source;
    }

    /** The engine that writes results with this source; empty for other tools that write reports. */
    public static Optional<PolicyEngine> ofSource(String source) {
        for (PolicyEngine engine : values()) {
            if (engine.source.equals(source)) {
                return Optional.of(engine);
            }
        }
        return Optional.empty();
    }
}

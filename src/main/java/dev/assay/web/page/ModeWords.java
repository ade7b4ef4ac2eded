package dev.assay.web.page;

import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.PolicyEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The mode of a policy in Kyverno's words. */
public final class ModeWords {

    private ModeWords() {}

    /** With where it differs, e.g. {@code Audit; Enforce in payments, shop}. */
    public static String of(ImagePolicy policy) {
        Enforcement enforcement = policy.enforcement();
        PolicyEngine engine = policy.key().engine();
        String main = word(enforcement.mode(), engine);
        List<String> others = new ArrayList<>();
        for (Enforcement.ModeOverride override : enforcement.overrides()) {
            if (override.mode() != enforcement.mode()) {
                others.add(word(override.mode(), engine) + " in "
                        + String.join(", ", new TreeSet<>(override.namespaces())));
            }
        }
        return others.isEmpty() ? main : main + "; " + String.join("; ", others);
    }

    /** In one namespace. */
    public static String in(ImagePolicy policy, String namespace) {
        return word(policy.enforcement().in(namespace), policy.key().engine());
    }

    /** How a mode is printed. */
    public static String style(String mode) {
        return mode.startsWith("Audit") ? "mode mode-audit" : "mode mode-enforce";
    }

    private static String word(EnforcementMode mode, PolicyEngine engine) {
        return switch (mode) {
            case AUDIT -> "Audit";
            case ENFORCE -> engine == PolicyEngine.IMAGE_VALIDATING ? "Deny" : "Enforce";
        };
    }
}

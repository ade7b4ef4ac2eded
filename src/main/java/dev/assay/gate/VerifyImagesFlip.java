package dev.assay.gate;

import dev.assay.gate.EnforcementPlan.Step;
import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ModeSpelling.OwnMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/*
 * A JSON patch, as it can be told of which generation it is: the way there applies to the generation that the gate looked at
 * and to no other, the way back to the overrides that the way there left. Who came in between sees it fail, and nothing else.
 */
/** Enforces a ClusterPolicy in a namespace by an override, and a Policy as a whole, which has one namespace only. */
final class VerifyImagesFlip {

    private static final String OVERRIDES = "/spec/validationFailureActionOverrides";
    private static final String MODE = "/spec/validationFailureAction";

    private final ImagePolicy policy;
    private final Enforcement enforcement;
    private final String namespace;

    VerifyImagesFlip(ImagePolicy policy, String namespace) {
        this.policy = policy;
        this.enforcement = policy.enforcement();
        this.namespace = namespace;
    }

    EnforcementPlan plan(List<String> warnings) {
        Optional<ModeOverrides> now = ModeOverrides.of(enforcement);
        if (now.isEmpty()) {
            warnings.add("No patch: an override has a namespaceSelector, which never matches for verifyImages, or a"
                    + " namespace that is none. Remove it, then ask again.");
            return new EnforcementPlan(Step.NONE, Step.NONE, warnings);
        }
        if (!canDropOwnModes()) {
            warnings.add(
                    "No patch: failureAction of a verifyImages entry beats validationFailureAction and all overrides."
                            + " Take it out of every entry, then ask again.");
            return new EnforcementPlan(Step.NONE, Step.NONE, warnings);
        }
        if (!enforcement.spelling().own().isEmpty()) {
            warnings.add("The patch takes failureAction out of the verifyImages entries, as it would beat the override."
                    + (now.get().has(EnforcementMode.ENFORCE)
                            ? " The Enforce overrides that the policy has already begin to work with that."
                            : ""));
        }
        boolean wholePolicy = !policy.namespace().isEmpty() && now.get().isEmpty();
        return wholePolicy ? whole(warnings) : byOverride(now.get(), warnings);
    }

    /** Only where all say what the policy says without them does nothing else change. */
    private boolean canDropOwnModes() {
        return enforcement.spelling().own().isEmpty()
                || (enforcement.mode() == EnforcementMode.AUDIT
                        && enforcement.spelling().own().stream().allMatch(own -> own.mode() == EnforcementMode.AUDIT));
    }

    private EnforcementPlan whole(List<String> warnings) {
        Step back = new Step(command(List.of(add(MODE, "\"Audit\""))), "spec:\n  validationFailureAction: Audit\n");
        if (enforcement.in(namespace) == EnforcementMode.ENFORCE) {
            return new EnforcementPlan(Step.NONE, back, warnings);
        }
        List<String> there = new ArrayList<>(guarded());
        there.add(add(MODE, "\"Enforce\""));
        return new EnforcementPlan(
                new Step(command(there), "spec:\n  validationFailureAction: Enforce\n"), back, warnings);
    }

    private EnforcementPlan byOverride(ModeOverrides now, List<String> warnings) {
        boolean enforced = enforcement.in(namespace) == EnforcementMode.ENFORCE;
        EnforcementMode aim = enforced ? EnforcementMode.AUDIT : EnforcementMode.ENFORCE;
        Optional<ModeOverrides> changed = now.with(aim, namespace, enforcement.mode());
        if (changed.isEmpty()) {
            warnings.add("No patch: a wildcard in an override catches this namespace with the other action, and Kyverno"
                    + " refuses lists that say both. Name the namespaces in place of the wildcard, then ask again.");
            return new EnforcementPlan(Step.NONE, Step.NONE, warnings);
        }
        List<String> there = new ArrayList<>(guarded());
        there.add(set(changed.get()));
        Step step = new Step(command(there), changed.get().yaml());
        if (enforced) {
            return new EnforcementPlan(Step.NONE, step, warnings);
        }
        List<String> back = new ArrayList<>();
        back.add(operation("test", OVERRIDES, changed.get().json()));
        back.add(now.isEmpty() ? remove(OVERRIDES) : set(now));
        enforcement.spelling().own().forEach(own -> back.add(add(path(own), "\"Audit\"")));
        return new EnforcementPlan(step, new Step(command(back), now.yaml()), warnings);
    }

    private List<String> guarded() {
        List<String> operations = new ArrayList<>();
        operations.add(operation("test", "/metadata/generation", Long.toString(policy.generation())));
        enforcement.spelling().own().forEach(own -> operations.add(remove(path(own))));
        return operations;
    }

    private static String path(OwnMode own) {
        return "/spec/rules/" + own.rule() + "/verifyImages/" + own.entry() + "/failureAction";
    }

    private static String set(ModeOverrides overrides) {
        return overrides.isEmpty() ? remove(OVERRIDES) : add(OVERRIDES, overrides.json());
    }

    private static String add(String path, String value) {
        return operation("add", path, value);
    }

    private static String operation(String name, String path, String value) {
        return "{\"op\":\"" + name + "\",\"path\":\"" + path + "\",\"value\":" + value + "}";
    }

    private static String remove(String path) {
        return "{\"op\":\"remove\",\"path\":\"" + path + "\"}";
    }

    private String command(List<String> operations) {
        String object = policy.namespace().isEmpty()
                ? "clusterpolicies.kyverno.io " + EnforcementPlan.bareName(policy)
                : "policies.kyverno.io " + EnforcementPlan.bareName(policy) + " --namespace " + policy.namespace();
        return "kubectl patch " + object + " --type=json --patch '[\n  " + String.join(",\n  ", operations) + "\n]'\n";
    }
}

package dev.assay.api;

import dev.assay.gate.EnforcementPlan;
import dev.assay.gate.GateDecision;
import dev.assay.gate.GateState;
import dev.assay.gate.GateView.PlannedDecision;
import java.util.List;

/**
 * How to enforce a policy in one namespace and the way back, as JSON.
 *
 * @param policy the policy's name
 * @param engine what stands in the {@code source} of its results
 * @param state what the gate says: the plan is given whatever it is
 * @param policyGeneration the generation that was looked at: the way there applies to no other
 * @param enforce the way there
 * @param revert the way back
 * @param warnings what to know before
 */
public record PlanDocument(
        String policy,
        String engine,
        String namespace,
        GateState state,
        long policyGeneration,
        StepEntry enforce,
        StepEntry revert,
        List<String> warnings) {

    public PlanDocument {
        warnings = List.copyOf(warnings);
    }

    /** The document of one namespace's plan. */
    public static PlanDocument of(PlannedDecision planned) {
        GateDecision.PolicyForm policy = planned.decision().policy();
        return new PlanDocument(
                policy.key().name(),
                policy.key().engine().source(),
                planned.decision().namespace().orElse(""),
                planned.decision().state(),
                policy.generation(),
                StepEntry.of(planned.plan().enforce()),
                StepEntry.of(planned.plan().revert()),
                planned.plan().warnings());
    }

    /**
     * One step; both texts are empty if there is nothing to do, or nothing that can be done this way.
     *
     * @param command for a shell with kubectl
     * @param yaml the same for a repository: what to write into the policy
     */
    public record StepEntry(String command, String yaml) {

        static StepEntry of(EnforcementPlan.Step step) {
            return new StepEntry(step.command(), step.yaml());
        }
    }
}

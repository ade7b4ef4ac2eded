package dev.assay.enforcement;

import dev.assay.gate.GateScope;
import dev.assay.policy.PolicyKey;
import java.util.List;

/**
 * An EnforcementGate as it stands in the cluster.
 *
 * @param namespace of the object
 * @param name of the object
 * @param uid never used again
 * @param generation of its spec
 * @param question what the spec asks
 * @param before the conditions that its status has
 */
public record GateRequest(
        String namespace, String name, String uid, long generation, Question question, List<Condition> before) {

    public GateRequest {
        before = List.copyOf(before);
    }

    /** What a spec asks. */
    public sealed interface Question {}

    /** Whether this policy may be enforced there. */
    public record MayEnforce(PolicyKey policy, GateScope scope) implements Question {}

    /** Something that cannot be understood; the problem is a sentence. */
    public record Unclear(String problem) implements Question {}
}

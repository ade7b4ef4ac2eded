package dev.assay.cli;

import dev.assay.policy.PolicyKey;

/**
 * What somebody asks of gates.
 *
 * @param policy its name as answers print it; blank for all
 * @param namespace blank for the policy as a whole
 * @param engine which policy, if both engines have one of that name; blank if not said
 */
record GateQuestion(String policy, String namespace, String engine) {

    static final GateQuestion ALL = new GateQuestion("", "", "");

    GateQuestion {
        policy = PolicyKey.ofPath(policy);
    }

    boolean all() {
        return policy.isEmpty();
    }
}

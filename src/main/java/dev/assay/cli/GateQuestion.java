package dev.assay.cli;

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
        policy = policy.replace(':', '/');
    }

    boolean all() {
        return policy.isEmpty();
    }
}

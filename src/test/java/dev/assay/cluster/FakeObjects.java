package dev.assay.cluster;

import dev.assay.observation.Kind;

/** Objects for a {@link FakeApi}, in which {@code VERSION} stands for the version that the server gives them. */
final class FakeObjects {

    /** In the words of Kyverno. */
    static final String UNSIGNED =
            "failed to verify image docker.io/nginx:%s: .attestors[0].entries[0].keyless: no signatures found";

    private FakeObjects() {}

    /** Puts a policy, and so many pods of each of which it has a report. */
    static void fill(FakeApi api, int pods) {
        api.put(Kind.CLUSTER_POLICY, "verify", policy());
        for (int i = 0; i < pods; i++) {
            api.put("pod-" + i, pod("pod-" + i, "u" + i));
            api.put(Kind.POLICY_REPORT, "u" + i, report("u" + i, i % 3 == 0 ? "fail" : "pass"));
        }
    }

    static String pod(String name, String uid) {
        return """
                {"metadata":{"namespace":"shop","name":"%s","uid":"%s","resourceVersion":"VERSION",\
                "creationTimestamp":"2026-11-25T10:00:00Z"},"spec":{"containers":[{"name":"c","image":"nginx:%s"}]}}""".formatted(name, uid, uid);
    }

    static String policy() {
        return """
                {"metadata":{"name":"verify","uid":"policy","resourceVersion":"VERSION","generation":1,\
                "creationTimestamp":"2026-11-25T09:00:00Z"},"spec":{"rules":[{"name":"signed",\
                "match":{"any":[{"resources":{"kinds":["Pod"]}}]},"verifyImages":[{"imageReferences":["*"]}]}]}}""";
    }

    static String exception(String name) {
        return """
                {"metadata":{"namespace":"shop","name":"%s","uid":"exception-%s","resourceVersion":"VERSION",\
                "generation":1,"creationTimestamp":"2026-11-25T10:00:00Z"},"spec":{"exceptions":[{"policyName":"verify",\
                "ruleNames":["signed"]}],"match":{"any":[{"resources":{"kinds":["Pod"],"names":["debug-*"]}}]}}}""".formatted(name, name);
    }

    /** What the policy says of the pod with this uid. */
    static String report(String uid, String result) {
        return report(uid, result, result.equals("fail") ? UNSIGNED.formatted(uid) : "image verified", "");
    }

    /** A report with a message, and with more results before the one that counts. */
    static String report(String uid, String result, String message, String moreResults) {
        return """
                {"metadata":{"namespace":"shop","name":"%s","uid":"report-%s","resourceVersion":"VERSION",\
                "creationTimestamp":"2026-11-25T11:00:00Z","labels":{"app.kubernetes.io/managed-by":"kyverno"},\
                "ownerReferences":[{"uid":"%s"}]},"scope":{"kind":"Pod","namespace":"shop","uid":"%s"},\
                "results":[%s{"source":"kyverno","policy":"verify","rule":"signed","result":"%s","message":"%s",\
                "timestamp":{"seconds":1795603800,"nanos":0}}]}""".formatted(uid, uid, uid, uid, moreResults, result, message);
    }
}

package dev.assay.posture;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.policy.Enforcement;
import dev.assay.policy.EnforcementMode;
import dev.assay.policy.FailurePolicy;
import dev.assay.policy.ImagePolicy;
import dev.assay.policy.ImageSelection;
import dev.assay.policy.PolicyEngine;
import dev.assay.policy.PolicyException;
import dev.assay.policy.PolicyKey;
import dev.assay.policy.PolicySpelling;
import dev.assay.policy.Readiness;
import dev.assay.policy.ResourceFilter;
import dev.assay.policy.ResourceFilters;
import dev.assay.policy.Rule;
import dev.assay.policy.WebhookScope;
import dev.assay.report.Outcome;
import dev.assay.report.Report;
import dev.assay.report.ReportForm;
import dev.assay.report.Reports;
import dev.assay.report.Result;
import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Resource;
import dev.assay.workload.WorkloadKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a small cluster would tell, in order: pods that come, change, go and come again under the same name, a policy that
 * is edited and replaced, and Kyverno reporting on them.
 */
final class History {

    static final List<List<String>> IMAGE_LISTS = List.of(
            List.of("ghcr.io/acme/app:1"),
            List.of("ghcr.io/acme/app:2"),
            List.of("ghcr.io/acme/app:1", "ghcr.io/acme/sidecar:2"),
            List.of("ghcr.io/acme/app:2", "ghcr.io/acme/sidecar:2"));

    private static final String NAMESPACE = "shop";
    private static final String EXCEPTION = "until-q1";

    private final List<Observation> observations = new ArrayList<>();
    private final Map<String, Living> pods = new HashMap<>();
    private @Nullable Living policy;
    private @Nullable Living exception;
    private @Nullable Living scope;
    private long second = 1_000_000;
    private long version = 100;
    private long policyVersion;
    private int uids;

    /** An object that exists. */
    private record Living(String uid, List<String> images, long generation, long createdSecond) {}

    List<Observation> observations() {
        return List.copyOf(observations);
    }

    @Override
    public String toString() {
        return observations.stream().map(Object::toString).collect(Collectors.joining("\n", "\n", "\n"));
    }

    Instant now() {
        return Instant.ofEpochSecond(second);
    }

    void pass(long seconds) {
        second += seconds;
    }

    /** The pod is created, or its images change. */
    void run(String pod, List<String> images) {
        Living known = pods.get(pod);
        Living now = known == null
                ? new Living("pod-uid-" + uids++, images, 1, second)
                : new Living(
                        known.uid,
                        images,
                        known.generation + (images.equals(known.images) ? 0 : 1),
                        known.createdSecond);
        pods.put(pod, now);
        observations.add(new Observation.ResourceSeen(now(), ref(Kind.POD, pod, now), resource(now)));
    }

    /** The pod is created, or gets images that it never had. */
    void change(String pod) {
        Living known = pods.get(pod);
        int next = known == null ? 0 : IMAGE_LISTS.indexOf(known.images) + 1;
        run(pod, IMAGE_LISTS.get(Math.min(next, IMAGE_LISTS.size() - 1)));
    }

    /** Something else of the pod changes. */
    void touch(String pod) {
        Living known = pods.get(pod);
        if (known != null) {
            run(pod, known.images);
        }
    }

    void spoil(String pod) {
        Living known = pods.get(pod);
        if (known != null) {
            observations.add(new Observation.ObjectUnreadable(now(), ref(Kind.POD, pod, known), "spec is broken"));
        }
    }

    void delete(String pod) {
        Living gone = pods.remove(pod);
        if (gone != null) {
            observations.add(new Observation.ObjectGone(now(), ref(Kind.POD, pod, gone)));
        }
    }

    /** The policy is created, or edited. */
    void editPolicy() {
        Living known = policy;
        policy = known == null
                ? new Living("policy-uid-" + uids++, List.of(), 1, second)
                : new Living(known.uid, List.of(), known.generation + 1, known.createdSecond);
        seePolicy(policy);
    }

    /** Another version of the policy that says the same. */
    void touchPolicy() {
        if (policy != null) {
            seePolicy(policy);
        }
    }

    void deletePolicy() {
        if (policy != null) {
            observations.add(new Observation.ObjectGone(now(), ref(Kind.CLUSTER_POLICY, Reports.POLICY, policy)));
            policy = null;
        }
    }

    void except() {
        Living known = exception;
        exception = known == null ? new Living("exception-uid-" + uids++, List.of(), 1, second) : known;
        ObjectRef object = ref(Kind.POLICY_EXCEPTION, EXCEPTION, exception);
        PolicyException content = new PolicyException(
                NAMESPACE + "/" + EXCEPTION, List.of(Reports.POLICY), exception.uid, 1, PolicyException.NEVER);
        observations.add(new Observation.ExceptionSeen(now(), object, content));
    }

    void endException() {
        if (exception != null) {
            observations.add(new Observation.ObjectGone(now(), ref(Kind.POLICY_EXCEPTION, EXCEPTION, exception)));
            exception = null;
        }
    }

    /** Kyverno is told to let the namespace through. */
    void leaveOut() {
        Living known = scope;
        scope = known == null ? new Living("scope-uid-" + uids++, List.of(), 1, second) : known;
        WebhookScope content = new WebhookScope(
                List.of(), List.of(new WebhookScope.Filter("*", "*", "*", "*", NAMESPACE, "*")), false);
        observations.add(new Observation.ScopeSeen(now(), ref(Kind.KYVERNO_CONFIG, "kyverno", scope), content));
    }

    void endLeavingOut() {
        if (scope != null) {
            observations.add(new Observation.ObjectGone(now(), ref(Kind.KYVERNO_CONFIG, "kyverno", scope)));
            scope = null;
        }
    }

    void label(String value) {
        Living namespace = new Living("namespace-uid", List.of(), 1, 1);
        ObjectRef object = new ObjectRef(Kind.NAMESPACE, "", NAMESPACE, namespace.uid, version++);
        observations.add(new Observation.NamespaceSeen(now(), object, Map.of("team", value)));
    }

    /** Kyverno reports on the pod as it is now. */
    void report(String pod, ReportForm form, Finding finding) {
        reportIn(NAMESPACE, pod, form, finding);
    }

    /** The same, but the report lies in this namespace, whatever the pod's. */
    void reportIn(String namespace, String pod, ReportForm form, Finding finding) {
        Living known = pods.get(pod);
        if (known != null) {
            Map<String, Long> versions = form == ReportForm.SCAN ? Map.of(Reports.POLICY, policyVersion) : Map.of();
            ObjectRef object =
                    new ObjectRef(Kind.POLICY_REPORT, namespace, known.uid, "report-" + known.uid, version++);
            observations.add(new Observation.ReportSeen(
                    now(),
                    object,
                    new Report(form, known.uid, namespace, second, versions, finding.results(known.images), false)));
        }
    }

    /** What Kyverno finds of the images of a pod. */
    enum Finding {
        ALL_GOOD,
        LAST_UNSIGNED,
        LAST_UNNAMED,
        LAST_STRANGE,
        FIRST_NAMED,
        EXCEPTED;

        private List<Result> results(List<String> images) {
            return switch (this) {
                case ALL_GOOD ->
                    images.stream().map(_ -> Reports.verifiedFromCache()).toList();
                case LAST_UNSIGNED -> allBut(images, Reports.unsigned(images.getLast()));
                case LAST_UNNAMED -> allBut(images, Reports.result(Outcome.FAIL, "image is not verified"));
                case LAST_STRANGE -> allBut(images, strange(images.getLast()));
                case FIRST_NAMED -> List.of(Reports.verified(images.getFirst()));
                case EXCEPTED -> List.of(Reports.excepted(NAMESPACE + "/" + EXCEPTION));
            };
        }

        private static Result strange(String image) {
            return Reports.result(Outcome.FAIL, "failed to verify image " + image + ": a text of tomorrow");
        }

        private static List<Result> allBut(List<String> images, Result last) {
            List<Result> results = new ArrayList<>();
            images.stream().skip(1).forEach(_ -> results.add(Reports.verifiedFromCache()));
            results.add(last);
            return results;
        }
    }

    private void seePolicy(Living known) {
        ObjectRef object = ref(Kind.CLUSTER_POLICY, Reports.POLICY, known);
        policyVersion = object.resourceVersion();
        observations.add(new Observation.PolicySeen(now(), object, policy(known)));
    }

    private ObjectRef ref(Kind kind, String name, Living object) {
        String namespace = kind == Kind.CLUSTER_POLICY ? "" : NAMESPACE;
        return new ObjectRef(kind, namespace, name, object.uid, version++);
    }

    private static Resource resource(Living pod) {
        List<Container> containers = new ArrayList<>();
        pod.images.forEach(image ->
                containers.add(new Container(ContainerKind.CONTAINER, "container-" + containers.size(), image)));
        return new Resource(WorkloadKind.POD, null, containers, pod.createdSecond, pod.generation > 1);
    }

    private static ImagePolicy policy(Living policy) {
        ResourceFilter pods = new ResourceFilter(true, List.of(), List.of(), null, false);
        Rule rule = new Rule(
                Reports.RULE,
                new ResourceFilters(false, List.of(pods)),
                ResourceFilters.NONE,
                List.of(new ImageSelection(List.of("*"), List.of(), false)),
                Set.of(ContainerKind.values()));
        return new ImagePolicy(
                new PolicyKey(PolicyEngine.VERIFY_IMAGES, Reports.POLICY),
                "",
                policy.uid,
                policy.generation,
                policy.createdSecond,
                Readiness.READY,
                true,
                FailurePolicy.IGNORE,
                new Enforcement(EnforcementMode.AUDIT, List.of()),
                List.of(rule),
                PolicySpelling.UNKNOWN);
    }
}

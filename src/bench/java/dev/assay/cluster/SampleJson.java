package dev.assay.cluster;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes objects as an API server sends them for a cluster that Kyverno 1.19 watches: a pod of about 3.7 KB, reports of about
 * 2 KB. Field by field after the recording 'acme'.
 */
// templates of objects read better as constants than inside the call that fills them
@SuppressWarnings("InlineFormatString")
final class SampleJson {

    static final String POLICY_NAME = "verify-image-signatures";

    private static final String POLICY = """
            {"apiVersion":"kyverno.io/v1","kind":"ClusterPolicy","metadata":{"creationTimestamp":"%1$s","generation":1,\
            "name":"verify-image-signatures","resourceVersion":"%2$d","uid":"69a69594-80f6-421c-bd4b-3950579c15a4"},\
            "spec":{"admission":true,"background":true,"failurePolicy":"Ignore","rules":[{"match":{"any":[{"resources":\
            {"kinds":["Pod"]}}]},"name":"verify-key","verifyImages":[{"imageReferences":["*"],"mutateDigest":false,\
            "required":false,"type":"Cosign","useCache":true,"verifyDigest":false}]}],"validationFailureAction":"Audit"}}""";

    private static final String NAMESPACE = """
            {"apiVersion":"v1","kind":"Namespace","metadata":{"creationTimestamp":"%1$s","labels":\
            {"kubernetes.io/metadata.name":"%3$s"},"name":"%3$s","resourceVersion":"%2$d","uid":"%4$s"},\
            "spec":{"finalizers":["kubernetes"]},"status":{"phase":"Active"}}""";

    private static final String OWNER = """
            [{"apiVersion":"apps/v1","kind":"%s","name":"%s","uid":"%s","controller":true,"blockOwnerDeletion":true}]""";

    private static final String CONTROLLER = """
            {"apiVersion":"apps/v1","kind":"%5$s","metadata":{"annotations":{"deployment.kubernetes.io/revision":"1"},\
            "creationTimestamp":"%1$s","generation":1,"labels":{"app":"%6$s"},"name":"%3$s","namespace":"%4$s",\
            "ownerReferences":%7$s,"resourceVersion":"%2$d","uid":"%8$s"},"spec":{"replicas":5,"selector":{"matchLabels":\
            {"app":"%6$s"}},"template":{"metadata":{"labels":{"app":"%6$s"}},"spec":{"containers":[%9$s],"dnsPolicy":\
            "ClusterFirst","restartPolicy":"Always","terminationGracePeriodSeconds":30}}},"status":{"replicas":5}}""";

    private static final String CONTAINER = """
            {"env":[{"name":"POD_NAME","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"metadata.name"}}}],\
            "image":"%2$s","imagePullPolicy":"IfNotPresent","livenessProbe":{"failureThreshold":3,"httpGet":{"path":\
            "/healthz","port":8080,"scheme":"HTTP"},"periodSeconds":10},"name":"%1$s","ports":[{"containerPort":8080,\
            "protocol":"TCP"}],"resources":{"limits":{"memory":"256Mi"},"requests":{"cpu":"100m","memory":"128Mi"}},\
            "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","volumeMounts":[{"mountPath":\
            "/var/run/secrets/kubernetes.io/serviceaccount","name":"token","readOnly":true}]}""";

    private static final String STATUS = """
            {"containerID":"containerd://%3$s%3$s","image":"%2$s","imageID":"%2$s","lastState":{},"name":"%1$s",\
            "ready":true,"restartCount":0,"started":true,"state":{"running":{"startedAt":"%4$s"}}}""";

    private static final String POD = """
            {"apiVersion":"v1","kind":"Pod","metadata":{"annotations":{"kyverno.io/verify-images-scoped":\
            "{\\"version\\":1,\\"policies\\":{\\"/verify-image-signatures\\":{\\"verify-key\\":{%9$s}}}}"},\
            "creationTimestamp":"%1$s","generateName":"%5$s-","generation":1,"labels":{"app":"%6$s","pod-template-hash":\
            "6bd5c9f7d4"},"name":"%3$s","namespace":"%4$s","ownerReferences":%7$s,"resourceVersion":"%2$d","uid":"%8$s"},\
            "spec":{"containers":[%10$s],"dnsPolicy":"ClusterFirst","enableServiceLinks":true,"nodeName":"node-17",\
            "preemptionPolicy":"PreemptLowerPriority","priority":0,"restartPolicy":"Always","schedulerName":\
            "default-scheduler","securityContext":{"runAsNonRoot":true},"serviceAccountName":"default","tolerations":\
            [{"effect":"NoExecute","key":"node.kubernetes.io/not-ready","operator":"Exists","tolerationSeconds":300},\
            {"effect":"NoExecute","key":"node.kubernetes.io/unreachable","operator":"Exists","tolerationSeconds":300}],\
            "volumes":[{"name":"token","projected":{"defaultMode":420,"sources":[{"serviceAccountToken":\
            {"expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt"}}]}}]},"status":\
            {"conditions":[{"lastTransitionTime":"%1$s","status":"True","type":"Initialized"},{"lastTransitionTime":"%1$s",\
            "status":"%12$s","type":"Ready"},{"lastTransitionTime":"%1$s","status":"%12$s","type":"ContainersReady"},\
            {"lastTransitionTime":"%1$s","status":"True","type":"PodScheduled"}],"containerStatuses":[%11$s],"hostIP":\
            "10.0.0.17","podIP":"10.244.17.3","qosClass":"Burstable","startTime":"%1$s"}}""";

    private static final String RESULT = """
            {"category":"Supply Chain Security","message":"%1$s","policy":"verify-image-signatures","properties":{"process":\
            "background scan"},"result":"%2$s","rule":"verify-key","scored":true,"severity":"high","source":"kyverno",\
            "timestamp":{"nanos":0,"seconds":%3$d}}""";

    private static final String MANAGED_FIELDS = """
            [{"apiVersion":"wgpolicyk8s.io/v1alpha2","fieldsType":"FieldsV1","fieldsV1":{"f:metadata":{"f:labels":{".":{},\
            "f:app.kubernetes.io/managed-by":{}},"f:ownerReferences":{".":{},"k:{\\"uid\\":\\"%2$s\\"}":{}}},"f:results":{},\
            "f:scope":{},"f:summary":{".":{},"f:error":{},"f:fail":{},"f:pass":{},"f:skip":{},"f:warn":{}}},"manager":\
            "reports-controller","operation":"Update","time":"%1$s"}]""";

    private static final String POLICY_REPORT = """
            {"apiVersion":"wgpolicyk8s.io/v1alpha2","kind":"PolicyReport","metadata":{"creationTimestamp":"%1$s",\
            "generation":1,"labels":{"app.kubernetes.io/managed-by":"kyverno"},"managedFields":%7$s,"name":"%5$s",\
            "namespace":"%4$s","ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"%3$s","uid":"%5$s"}],\
            "resourceVersion":"%2$d","uid":"%8$s"},"results":[%6$s],"scope":{"apiVersion":"v1","kind":"Pod","name":"%3$s",\
            "namespace":"%4$s","uid":"%5$s"},"summary":{"error":0,"fail":0,"pass":1,"skip":0,"warn":0}}""";

    private static final String EPHEMERAL_REPORT = """
            {"apiVersion":"reports.kyverno.io/v1","kind":"EphemeralReport","metadata":{"annotations":\
            {"audit.kyverno.io/last-scan-time":"%1$s","audit.kyverno.io/resource.name":"%3$s",\
            "audit.kyverno.io/resource.namespace":"%4$s"},"creationTimestamp":"%1$s","generateName":"%5$s-","generation":1,\
            "labels":{"app.kubernetes.io/managed-by":"kyverno","audit.kyverno.io/resource.group":"",\
            "audit.kyverno.io/resource.hash":"5dbc73ff7a557234deb5ed6c5b9952b4","audit.kyverno.io/resource.kind":"Pod",\
            "audit.kyverno.io/resource.uid":"%5$s","audit.kyverno.io/resource.version":"v1","audit.kyverno.io/source":\
            "background-scan","cpol.kyverno.io/verify-image-signatures":"1"},"name":"%5$s-wm7bd","namespace":"%4$s",\
            "ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"%3$s","uid":"%5$s"}],"resourceVersion":"%2$d",\
            "uid":"%7$s"},"spec":{"owner":{"apiVersion":"","kind":"","name":"","uid":""},"results":[%6$s],"summary":\
            {"error":0,"fail":0,"pass":1,"skip":0,"warn":0}}}""";

    private SampleJson() {}

    static String policy(Instant at, long version) {
        return POLICY.formatted(at, version);
    }

    static String namespace(Instant at, long version, String name, String uid) {
        return NAMESPACE.formatted(at, version, name, uid);
    }

    static String deployment(Instant at, long version, SampleApp app) {
        return CONTROLLER.formatted(
                at,
                version,
                app.name(),
                app.namespace(),
                "Deployment",
                app.name(),
                "[]",
                app.deploymentUid(),
                containers(app.images()));
    }

    static String replicaSet(Instant at, long version, SampleApp app) {
        return CONTROLLER.formatted(
                at,
                version,
                app.replicaSet(),
                app.namespace(),
                "ReplicaSet",
                app.name(),
                OWNER.formatted("Deployment", app.name(), app.deploymentUid()),
                app.replicaSetUid(),
                containers(app.images()));
    }

    static String pod(Instant at, long version, SampleApp.Pod pod, boolean ready) {
        SampleApp app = pod.app();
        return POD.formatted(
                at,
                version,
                pod.name(),
                app.namespace(),
                app.replicaSet(),
                app.name(),
                OWNER.formatted("ReplicaSet", app.replicaSet(), app.replicaSetUid()),
                pod.uid(),
                admission(app),
                containers(app.images()),
                statuses(app.images(), pod, at),
                ready ? "True" : "False");
    }

    /** The merged report: of all results of a scan it keeps one. */
    static String policyReport(Instant at, long version, SampleApp.Pod pod, long scan) {
        String results = result(pod, 0, scan, at);
        String uid = pod.app().uid("PolicyReport", pod.name());
        return POLICY_REPORT.formatted(
                at,
                version,
                pod.name(),
                pod.app().namespace(),
                pod.uid(),
                results,
                MANAGED_FIELDS.formatted(at, pod.uid()),
                uid);
    }

    /** The report of one background scan: a result for each image. */
    static String ephemeralReport(Instant at, long version, SampleApp.Pod pod, long scan) {
        String results = IntStream.range(0, pod.app().images().size())
                .mapToObj(image -> result(pod, image, scan, at))
                .collect(Collectors.joining(","));
        String uid = pod.app().uid("EphemeralReport", pod.name() + scan);
        return EPHEMERAL_REPORT.formatted(at, version, pod.name(), pod.app().namespace(), pod.uid(), results, uid);
    }

    private static String result(SampleApp.Pod pod, int index, long scan, Instant at) {
        String image = pod.app().images().get(index);
        if (index == 0 && pod.app().bad()) {
            String message =
                    "failed to verify image %s: .attestors[0].entries[0].keys: GET https://registry.example.com/v2/%s"
                            + "/manifests/2: UNAUTHORIZED: authentication required; [map[Action:pull Request:%s-%d]]";
            return RESULT.formatted(
                    message.formatted(image, pod.app().name(), pod.uid(), scan), "fail", at.getEpochSecond());
        }
        boolean cached = (pod.ordinal() + index) % 2 == 0;
        String message = cached ? "verified from cache" : "verified image signatures for " + image;
        return RESULT.formatted(message, "pass", at.getEpochSecond());
    }

    private static String admission(SampleApp app) {
        return IntStream.range(0, app.images().size())
                .mapToObj(index -> "\\\"%s\\\":\\\"%s\\\""
                        .formatted(app.images().get(index), index == 0 && app.bad() ? "fail" : "pass"))
                .collect(Collectors.joining(","));
    }

    private static String containers(List<String> images) {
        return IntStream.range(0, images.size())
                .mapToObj(index -> CONTAINER.formatted("container-" + index, images.get(index)))
                .collect(Collectors.joining(","));
    }

    private static String statuses(List<String> images, SampleApp.Pod pod, Instant at) {
        return IntStream.range(0, images.size())
                .mapToObj(index -> STATUS.formatted(
                        "container-" + index,
                        images.get(index),
                        pod.uid().replace("-", "").substring(0, 32),
                        at))
                .collect(Collectors.joining(","));
    }
}

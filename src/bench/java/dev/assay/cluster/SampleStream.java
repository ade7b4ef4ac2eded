package dev.assay.cluster;

import dev.assay.observation.Kind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The events of a generated cluster, in the order in which watches deliver them. The same seed gives the same events.
 *
 * <p>Deployments of five pods with one to three containers; the first image is the Deployment's own, the others are shared by
 * the whole cluster. Of ten Deployments one fails, each time with a message that no other has.
 */
final class SampleStream {

    /** How many events the simulated cluster has in a second. */
    static final int EVENTS_PER_SECOND = 1_000;

    private static final int REPLICAS = 5;
    private static final int SHARED_IMAGES = 20;
    private static final int BAD_ONE_OF = 10;
    private static final int REPLACED_ONE_OF = 10;

    /** Kyverno writes the merged report and deletes the ephemeral one some ten seconds after the scan. */
    private static final int EVENTS_WAITING = 2_000;

    private final Random random;
    private final Instant start;
    private final int namespaces;
    private final List<SampleApp> apps = new ArrayList<>();
    private final List<SampleApp.Pod> pods = new ArrayList<>();
    private final Queue<Text> waiting = new ArrayDeque<>();
    private final Consumer<Text> sink;
    private long version;

    /**
     * One event whose object is still text.
     *
     * @param at when the watch delivered it
     * @param kind of the object
     * @param type what happened to it
     * @param json the object
     */
    record Text(Instant at, Kind kind, WatchEvent.Type type, String json) {}

    /**
     * Creates it; nothing happens yet.
     *
     * @param size how many pods
     * @param namespaces how many they are spread over
     * @param seed decides what they look like
     * @param start when everything begins
     * @param sink takes the events
     */
    SampleStream(int size, int namespaces, long seed, Instant start, Consumer<Text> sink) {
        this.random = new Random(seed);
        this.start = start;
        this.namespaces = namespaces;
        this.sink = sink;
        for (int app = 0; app < Math.ceilDiv(size, REPLICAS); app++) {
            apps.add(app(app));
        }
        for (int pod = 0; pod < size; pod++) {
            pods.add(new SampleApp.Pod(apps.get(pod / REPLICAS), pod % REPLICAS, 0));
        }
    }

    /**
     * Everything that is there when Assay starts: the policy, namespaces, controllers, pods, and a report of each pod. An API
     * server lists objects by namespace and name, and the name of a report is its pod's uid.
     */
    void firstLoad() {
        emit(Kind.CLUSTER_POLICY, WatchEvent.Type.ADDED, SampleJson.policy(now(), 1));
        IntStream.range(0, namespaces).mapToObj(SampleStream::namespace).forEach(name -> {
            String uid = SampleApp.uid("Namespace", "", name);
            emit(Kind.NAMESPACE, WatchEvent.Type.ADDED, SampleJson.namespace(now(), ++version, name, uid));
        });
        for (SampleApp app : apps) {
            emit(Kind.DEPLOYMENT, WatchEvent.Type.ADDED, SampleJson.deployment(now(), ++version, app));
            emit(Kind.REPLICA_SET, WatchEvent.Type.ADDED, SampleJson.replicaSet(now(), ++version, app));
        }
        pods.sort(Comparator.comparing((SampleApp.Pod pod) -> pod.app().namespace())
                .thenComparing(SampleApp.Pod::name));
        pods.forEach(pod -> emit(Kind.POD, WatchEvent.Type.ADDED, SampleJson.pod(now(), ++version, pod, true)));
        pods.sort(Comparator.comparing((SampleApp.Pod pod) -> pod.app().namespace())
                .thenComparing(SampleApp.Pod::uid));
        pods.forEach(pod ->
                emit(Kind.POLICY_REPORT, WatchEvent.Type.ADDED, SampleJson.policyReport(now(), ++version, pod, 0)));
        for (Kind kind : Kind.values()) {
            emit(kind, WatchEvent.Type.BOOKMARK, "{\"metadata\":{\"resourceVersion\":\"" + version + "\"}}");
        }
    }

    /** What goes on then: each pod is scanned once, in no order, and one of ten is replaced before. */
    void churn() {
        Collections.shuffle(pods, random);
        pods.replaceAll(pod -> {
            boolean replaced = random.nextInt(REPLACED_ONE_OF) == 0;
            SampleApp.Pod scanned = replaced ? replace(pod) : pod;
            scan(scanned, replaced ? WatchEvent.Type.ADDED : WatchEvent.Type.MODIFIED);
            return scanned;
        });
        waiting.forEach(sink);
        waiting.clear();
    }

    /** The resourceVersion of what was told last. */
    long version() {
        return version;
    }

    /** How many different images the cluster runs. */
    long images() {
        return apps.stream().flatMap(app -> app.images().stream()).distinct().count();
    }

    /** How many of them fail. */
    long badImages() {
        return apps.stream().filter(SampleApp::bad).count();
    }

    private SampleApp.Pod replace(SampleApp.Pod old) {
        SampleApp.Pod pod = old.successor();
        emit(Kind.POD, WatchEvent.Type.DELETED, SampleJson.pod(now(), ++version, old, true));
        emit(Kind.POD, WatchEvent.Type.ADDED, SampleJson.pod(now(), ++version, pod, false));
        emit(Kind.POD, WatchEvent.Type.MODIFIED, SampleJson.pod(now(), ++version, pod, true));
        postpone(Kind.POLICY_REPORT, WatchEvent.Type.DELETED, SampleJson.policyReport(now(), ++version, old, 0));
        return pod;
    }

    private void scan(SampleApp.Pod pod, WatchEvent.Type merged) {
        long scan = ++version;
        emit(Kind.EPHEMERAL_REPORT, WatchEvent.Type.ADDED, SampleJson.ephemeralReport(now(), scan, pod, scan));
        postpone(Kind.POLICY_REPORT, merged, SampleJson.policyReport(now(), ++version, pod, scan));
        postpone(Kind.EPHEMERAL_REPORT, WatchEvent.Type.DELETED, SampleJson.ephemeralReport(now(), scan, pod, scan));
    }

    private void emit(Kind kind, WatchEvent.Type type, String json) {
        sink.accept(new Text(now(), kind, type, json));
    }

    private void postpone(Kind kind, WatchEvent.Type type, String json) {
        waiting.add(new Text(now(), kind, type, json));
        if (waiting.size() > EVENTS_WAITING) {
            Text due = waiting.remove();
            emit(due.kind(), due.type(), due.json());
        }
    }

    private Instant now() {
        return start.plusMillis(version * 1_000 / EVENTS_PER_SECOND);
    }

    private SampleApp app(int number) {
        List<String> images = new ArrayList<>();
        images.add("registry.example.com/team-%d/app-%d:1.%d.0".formatted(number % namespaces, number, number % 50));
        int sidecars = random.nextInt(3);
        for (int sidecar = 0; sidecar < sidecars; sidecar++) {
            int shared = random.nextInt(SHARED_IMAGES / 2) * 2 + sidecar;
            images.add("registry.example.com/shared/sidecar-%d:2.0.%d".formatted(shared, shared));
        }
        return new SampleApp(namespace(number % namespaces), "app-" + number, images, number % BAD_ONE_OF == 0);
    }

    private static String namespace(int number) {
        return "team-" + number;
    }
}

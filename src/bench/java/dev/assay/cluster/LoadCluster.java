package dev.assay.cluster;

import dev.assay.observation.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A generated cluster, and what goes on in it. One namespace more than asked for holds the probes: pods of which each scan
 * says when it was sent.
 */
final class LoadCluster {

    static final String PROBES = "probe";

    private static final int PODS_PER_NAMESPACE = 200;
    private static final int PROBE_PODS = 10;
    private static final Duration AGE = Duration.ofMinutes(20);

    private final Map<Kind, List<byte[]>> objects = new EnumMap<>(Kind.class);
    private final List<SampleApp.Pod> probes = new ArrayList<>();
    private final Instant start = Instant.now().minus(AGE);
    private final SampleStream stream;
    private Consumer<SampleStream.Text> sink = this::keep;
    private int probed;

    LoadCluster(int pods) {
        for (Kind kind : Kind.values()) {
            objects.put(kind, new ArrayList<>());
        }
        int namespaces = Math.max(1, pods / PODS_PER_NAMESPACE);
        stream = new SampleStream(pods, namespaces, ClusterRun.SEED, start, text -> sink.accept(text));
        stream.firstLoad();
        addProbes();
    }

    /** The objects of a kind that a list gives. */
    List<byte[]> objects(Kind kind) {
        return objects.getOrDefault(kind, List.of());
    }

    long version() {
        return stream.version();
    }

    /** Goes through a background scan of all pods; the consumer sets the pace. */
    void scan(Consumer<SampleStream.Text> consumer) {
        sink = consumer;
        stream.churn();
    }

    /** The scan of one probe after the other; its message carries the microsecond of now. */
    SampleStream.Text probe() {
        SampleApp.Pod pod = probes.get(probed % PROBE_PODS);
        Instant scanned = start.plus(AGE.dividedBy(2)).plusSeconds(probed / PROBE_PODS);
        probed++;
        Instant now = Instant.now();
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        String json = SampleJson.ephemeralReport(scanned, version(), pod, micros);
        return new SampleStream.Text(now, Kind.EPHEMERAL_REPORT, WatchEvent.Type.ADDED, json);
    }

    private void addProbes() {
        String uid = SampleApp.uid("Namespace", "", PROBES);
        keep(Kind.NAMESPACE, SampleJson.namespace(start, version(), PROBES, uid));
        IntStream.range(0, PROBE_PODS).forEach(number -> {
            List<String> images = List.of("registry.example.com/probe/app-" + number + ":1");
            SampleApp app = new SampleApp(PROBES, "probe-" + number, images, true);
            SampleApp.Pod pod = new SampleApp.Pod(app, 0, 0);
            probes.add(pod);
            keep(Kind.DEPLOYMENT, SampleJson.deployment(start, version(), app));
            keep(Kind.REPLICA_SET, SampleJson.replicaSet(start, version(), app));
            keep(Kind.POD, SampleJson.pod(start, version(), pod, true));
            keep(Kind.POLICY_REPORT, SampleJson.policyReport(start, version(), pod, 0));
        });
    }

    private void keep(SampleStream.Text text) {
        if (text.type() == WatchEvent.Type.ADDED) {
            keep(text.kind(), text.json());
        }
    }

    private void keep(Kind kind, String json) {
        objects(kind).add(json.getBytes(StandardCharsets.UTF_8));
    }
}

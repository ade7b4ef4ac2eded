package dev.assay.cluster;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what happens in a cluster as a recording. Each line is written whole, so that what is there is valid at any
 * moment. The observer is told how far each kind is, but of no object.
 */
public final class LiveRecording implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ClusterAccess.Connection connection;
    private final List<KindWatch> watches = new ArrayList<>();
    private final Writer output;
    private final Set<String> namespaces;
    private long lines;
    private boolean closed;

    private LiveRecording(ClusterAccess.Connection connection, Writer output, Set<String> namespaces) {
        this.connection = connection;
        this.output = output;
        this.namespaces = namespaces;
    }

    /**
     * Starts to record.
     *
     * @param output is written to until the recording is closed, and closed with it
     * @param namespaces of which to record; all if empty
     * @param progress is told how far each kind is
     */
    public static LiveRecording start(
            ClusterAccess access, Writer output, Set<String> namespaces, Observer progress, Clock clock)
            throws IOException {
        ClusterAccess.Connection connection = access.connect("assay/record");
        LiveRecording recording = new LiveRecording(connection, output, Set.copyOf(namespaces));
        for (Kind kind : Kind.values()) {
            Observer both = observation -> {
                recording.told(observation);
                progress.observe(observation);
            };
            KindPulse pulse = new KindPulse(kind, both, clock, WatchTimes.DEFAULT.stale());
            recording.watches.add(
                    new KindWatch(kind, connection.server(), recording.new Lines(), pulse, WatchTimes.DEFAULT));
        }
        recording.watches.forEach(watch -> Thread.ofPlatform()
                .name("watch " + watch.kind().resource())
                .daemon()
                .start(watch));
        return recording;
    }

    /** How many lines there are. */
    public synchronized long lines() {
        return lines;
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            closed = true;
            output.close();
        }
        watches.forEach(KindWatch::close);
        connection.close();
    }

    /** Everything of the kind that was there at the start is written: that is what a bookmark says. */
    private void told(Observation observation) {
        if (observation instanceof Observation.KindCaughtUp caughtUp) {
            write(caughtUp.at(), caughtUp.kind(), WatchEvent.Type.BOOKMARK, JSON.createObjectNode());
        }
    }

    private synchronized void write(Instant at, Kind kind, WatchEvent.Type type, JsonNode object) {
        if (closed) {
            return;
        }
        ObjectNode line = JSON.createObjectNode()
                .put("at", at.toString())
                .put("resource", kind.resource())
                .put("type", type.name());
        line.set("object", object);
        try {
            output.write(JSON.writeValueAsString(line) + "\n");
            output.flush();
            lines++;
        } catch (IOException e) {
            throw new IllegalStateException("The recording cannot be written: " + e.getMessage(), e);
        }
    }

    private boolean wanted(ObjectRef object) {
        String namespace = object.kind() == Kind.NAMESPACE ? object.name() : object.namespace();
        return namespaces.isEmpty() || namespace.isEmpty() || namespaces.contains(namespace);
    }

    private final class Lines implements WatchSink {

        @Override
        public void take(WatchEvent event) {
            if (!wanted(event.ref())) {
                return;
            }
            if (event.object().path("metadata") instanceof ObjectNode metadata) {
                metadata.remove("managedFields");
            }
            write(event.at(), event.kind(), event.type(), event.object());
        }

        @Override
        public void missing(Instant at, ObjectRef object) {
            if (!wanted(object)) {
                return;
            }
            ObjectNode gone = JSON.createObjectNode();
            gone.putObject("metadata")
                    .put("namespace", object.namespace())
                    .put("name", object.name())
                    .put("uid", object.uid())
                    .put("resourceVersion", Long.toString(object.resourceVersion()));
            write(at, object.kind(), WatchEvent.Type.DELETED, gone);
        }
    }
}

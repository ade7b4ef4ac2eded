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
    private final Scope scope;
    private final Redaction redaction = new Redaction();
    private long lines;
    private boolean closed;

    private LiveRecording(ClusterAccess.Connection connection, Writer output, Scope scope) {
        this.connection = connection;
        this.output = output;
        this.scope = scope;
    }

    /**
     * What is recorded of the cluster.
     *
     * @param namespaces these and what is cluster-wide; everything if empty
     * @param redacted whether names are replaced, see {@link Redaction}
     */
    public record Scope(Set<String> namespaces, boolean redacted) {

        public Scope {
            namespaces = Set.copyOf(namespaces);
        }

        private boolean holds(ObjectRef object) {
            String namespace = object.kind() == Kind.NAMESPACE ? object.name() : object.namespace();
            return namespaces.isEmpty() || namespace.isEmpty() || namespaces.contains(namespace);
        }
    }

    /**
     * Starts to record.
     *
     * @param output is written to until the recording is closed, and closed with it
     * @param progress is told how far each kind is
     */
    public static LiveRecording start(ClusterAccess access, Writer output, Scope scope, Observer progress, Clock clock)
            throws IOException {
        ClusterAccess.Connection connection = access.connect();
        LiveRecording recording = new LiveRecording(connection, output, scope);
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
        line.set("object", scope.redacted() ? redaction.redact(kind, object) : object);
        try {
            output.write(JSON.writeValueAsString(line) + "\n");
            output.flush();
            lines++;
        } catch (IOException e) {
            throw new IllegalStateException("The recording cannot be written: " + e.getMessage(), e);
        }
    }

    private final class Lines implements WatchSink {

        @Override
        public void take(WatchEvent event) {
            if (!scope.holds(event.ref())) {
                return;
            }
            if (!Projections.carriesEvidence(event.kind())
                    && event.object().path("metadata") instanceof ObjectNode metadata) {
                metadata.remove("managedFields");
            }
            write(event.at(), event.kind(), event.type(), event.object());
        }

        @Override
        public void missing(Instant at, ObjectRef object) {
            if (!scope.holds(object)) {
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

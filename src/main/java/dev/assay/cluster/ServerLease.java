package dev.assay.cluster;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Lease {@code assay} of a namespace. */
final class ServerLease implements LeaseStore {

    private static final String NAME = "assay";
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ApiServer server;
    private final String path;

    ServerLease(ApiServer server, String namespace) {
        this.server = server;
        this.path = "apis/coordination.k8s.io/v1/namespaces/" + namespace + "/leases";
    }

    @Override
    public Optional<LeaseRecord> read() throws IOException {
        try {
            return Optional.of(lease(server.object(path + "/" + NAME)));
        } catch (RefusedException e) {
            if (e.code() == RefusedException.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void write(LeaseRecord lease) throws IOException {
        if (lease.version().isEmpty()) {
            server.send("POST", path, "application/json", body(lease));
            return;
        }
        server.send("PUT", path + "/" + NAME, "application/json", body(lease));
    }

    private static LeaseRecord lease(JsonNode object) {
        JsonNode spec = object.path("spec");
        return new LeaseRecord(
                Wire.text(spec, "holderIdentity"),
                Math.toIntExact(Math.clamp(Wire.number(spec, "leaseDurationSeconds"), 0, Integer.MAX_VALUE)),
                Instant.ofEpochSecond(Wire.second(spec, "acquireTime")),
                Instant.ofEpochSecond(Wire.second(spec, "renewTime")),
                Wire.number(spec, "leaseTransitions"),
                Wire.raw(object, "metadata", "resourceVersion"));
    }

    private static ObjectNode body(LeaseRecord lease) {
        ObjectNode body = JSON.createObjectNode();
        body.put("apiVersion", "coordination.k8s.io/v1").put("kind", "Lease");
        ObjectNode metadata = body.putObject("metadata").put("name", NAME);
        if (!lease.version().isEmpty()) {
            metadata.put("resourceVersion", lease.version());
        }
        ObjectNode spec = body.putObject("spec")
                .put("leaseDurationSeconds", lease.durationSeconds())
                .put("acquireTime", micros(lease.acquiredAt()))
                .put("renewTime", micros(lease.renewedAt()))
                .put("leaseTransitions", lease.transitions());
        if (!lease.holder().isEmpty()) {
            spec.put("holderIdentity", lease.holder());
        }
        return body;
    }

    /** The API server wants six digits. */
    private static String micros(Instant at) {
        return MICROS.format(at.atOffset(ZoneOffset.UTC));
    }
}

package dev.assay.cluster;

import dev.assay.enforcement.GateRequest;
import dev.assay.enforcement.GateStatus;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies the status of an EnforcementGate, and nothing but the status. */
final class GateStatusPatch {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ApiServer server;

    GateStatusPatch(ApiServer server) {
        this.server = server;
    }

    /** Gives the version of the object with this status; 0 if it is not a number. */
    long apply(GateRequest gate, GateStatus status) throws IOException {
        String path = "apis/assay.dev/v1alpha1/namespaces/" + encoded(gate.namespace()) + "/enforcementgates/"
                + encoded(gate.name()) + "/status?fieldManager=assay&force=true";
        JsonNode written = server.send("PATCH", path, "application/apply-patch+yaml", body(gate, status));
        return Wire.version(Wire.raw(written, "metadata", "resourceVersion"));
    }

    private static ObjectNode body(GateRequest gate, GateStatus status) {
        ObjectNode body = JSON.createObjectNode();
        body.put("apiVersion", "assay.dev/v1alpha1").put("kind", "EnforcementGate");
        // With its uid: another object of the same name asks something else.
        body.putObject("metadata")
                .put("namespace", gate.namespace())
                .put("name", gate.name())
                .put("uid", gate.uid());
        body.set("status", JSON.valueToTree(status));
        return body;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}

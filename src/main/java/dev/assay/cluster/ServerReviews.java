package dev.assay.cluster;

import dev.assay.access.AccessReviews;
import dev.assay.access.Identity;
import dev.assay.access.TokenReviews;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the API server whose token something is and what somebody may do: TokenReview and SubjectAccessReview. Neither is
 * kept by the server.
 */
final class ServerReviews implements TokenReviews, AccessReviews {

    private static final String JSON_TYPE = "application/json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ApiServer server;
    private final List<String> audiences;

    /**
     * Creates it.
     *
     * @param audiences one of which a token must be for
     */
    ServerReviews(ApiServer server, List<String> audiences) {
        this.server = server;
        this.audiences = List.copyOf(audiences);
    }

    @Override
    public Optional<Identity> review(String token) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenReview");
        ObjectNode spec = body.putObject("spec").put("token", token);
        audiences.forEach(spec.putArray("audiences")::add);
        JsonNode status = server.send("POST", "apis/authentication.k8s.io/v1/tokenreviews", JSON_TYPE, body)
                .path("status");
        return status.path("authenticated").asBoolean(false) && meantForUs(status)
                ? identity(status.path("user"))
                : Optional.empty();
    }

    /** An authenticator that knows nothing of audiences answers without any: then nobody can tell whom the token is for. */
    private boolean meantForUs(JsonNode status) {
        return strings(status.path("audiences")).stream().anyMatch(audiences::contains);
    }

    @Override
    public boolean mayList(Identity who, Listable what, String namespace) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        body.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SubjectAccessReview");
        ObjectNode spec = body.putObject("spec").put("user", who.name());
        if (!who.uid().isEmpty()) {
            spec.put("uid", who.uid());
        }
        who.groups().forEach(spec.putArray("groups")::add);
        ObjectNode extra = spec.putObject("extra");
        who.extra().forEach((key, values) -> {
            ArrayNode array = extra.putArray(key);
            values.forEach(array::add);
        });
        ObjectNode attributes = spec.putObject("resourceAttributes")
                .put("verb", "list")
                .put("group", what.group())
                .put("resource", what.resource());
        if (!namespace.isEmpty()) {
            attributes.put("namespace", namespace);
        }
        JsonNode status = server.send("POST", "apis/authorization.k8s.io/v1/subjectaccessreviews", JSON_TYPE, body)
                .path("status");
        return status.path("allowed").asBoolean(false) && !status.path("denied").asBoolean(false);
    }

    private static Optional<Identity> identity(JsonNode user) {
        String name = user.path("username").asString("");
        if (name.isBlank()) {
            return Optional.empty();
        }
        Map<String, List<String>> extra = new LinkedHashMap<>();
        user.path("extra").forEachEntry((key, values) -> extra.put(key, strings(values)));
        return Optional.of(new Identity(name, user.path("uid").asString(""), strings(user.path("groups")), extra));
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asString("")));
        return strings;
    }
}

package dev.assay.cluster;

import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.ImageReference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads from a pod's status which digest each container runs. A controller has no such status. */
final class RunningDigests {

    private RunningDigests() {}

    /** One for each container, blank where it is not known; none if no digest is known. */
    static List<String> of(List<Container> containers, JsonNode status) {
        Map<ContainerKind, Map<String, String>> byList = new EnumMap<>(ContainerKind.class);
        byList.put(ContainerKind.INIT, byName(status.path("initContainerStatuses")));
        byList.put(ContainerKind.CONTAINER, byName(status.path("containerStatuses")));
        byList.put(ContainerKind.EPHEMERAL, byName(status.path("ephemeralContainerStatuses")));
        if (byList.values().stream().allMatch(Map::isEmpty)) {
            return List.of();
        }
        List<String> digests = new ArrayList<>(containers.size());
        for (Container container : containers) {
            digests.add(byList.getOrDefault(container.kind(), Map.of()).getOrDefault(container.name(), ""));
        }
        return digests.stream().allMatch(String::isEmpty) ? List.of() : List.copyOf(digests);
    }

    private static Map<String, String> byName(JsonNode statuses) {
        Map<String, String> byName = new HashMap<>();
        for (JsonNode status : statuses) {
            String digest = digest(Wire.raw(status, "imageID"));
            if (!digest.isEmpty()) {
                byName.put(Wire.text(status, "name"), digest);
            }
        }
        return byName;
    }

    /**
     * The digest that stands behind the repository. A bare {@code sha256:…} names the unpacked image on the node, which no
     * registry knows.
     */
    private static String digest(String imageId) {
        int scheme = imageId.indexOf("://");
        String reference = scheme < 0 ? imageId : imageId.substring(scheme + 3);
        return reference.indexOf('@') < 0
                ? ""
                : ImageReference.of(reference).digest().orElse("");
    }
}

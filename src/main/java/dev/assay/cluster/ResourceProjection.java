package dev.assay.cluster;

import dev.assay.workload.Container;
import dev.assay.workload.ContainerKind;
import dev.assay.workload.Owner;
import dev.assay.workload.Resource;
import dev.assay.workload.WorkloadKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads pods and controllers: their containers, their owner, their age. */
final class ResourceProjection {

    /** Far more containers than a pod can have in practice; an object with more is hostile. */
    static final int MOST_CONTAINERS = 500;

    /** Replicas have the same owner and the same containers, and most objects are replicas. */
    private static final Interner<Owner> OWNERS = new Interner<>(1 << 12);

    private static final Interner<List<Container>> CONTAINERS = new Interner<>(1 << 14);

    private static final Interner<List<String>> DIGESTS = new Interner<>(1 << 14);

    private ResourceProjection() {}

    static Resource pod(WatchEvent event) throws UnreadableObjectException {
        return resource(event, WorkloadKind.POD, event.object().path("spec"), "spec");
    }

    static Resource controller(WatchEvent event, WorkloadKind kind) throws UnreadableObjectException {
        if (kind == WorkloadKind.CRON_JOB) {
            JsonNode spec = Wire.at(event.object(), "spec", "jobTemplate", "spec", "template", "spec");
            return resource(event, kind, spec, "spec.jobTemplate.spec.template.spec");
        }
        return resource(event, kind, Wire.at(event.object(), "spec", "template", "spec"), "spec.template.spec");
    }

    private static Resource resource(WatchEvent event, WorkloadKind kind, JsonNode podSpec, String path)
            throws UnreadableObjectException {
        if (!podSpec.path("containers").isArray()) {
            throw new UnreadableObjectException(path + ".containers is not a list");
        }
        List<Container> containers = new ArrayList<>();
        add(containers, ContainerKind.INIT, podSpec.path("initContainers"), path + ".initContainers");
        add(containers, ContainerKind.CONTAINER, podSpec.path("containers"), path + ".containers");
        add(containers, ContainerKind.EPHEMERAL, podSpec.path("ephemeralContainers"), path + ".ephemeralContainers");
        JsonNode metadata = event.object().path("metadata");
        return new Resource(
                kind,
                owner(metadata),
                CONTAINERS.intern(List.copyOf(containers)),
                DIGESTS.intern(RunningDigests.of(containers, event.object().path("status"))),
                Wire.second(metadata, "creationTimestamp"),
                Wire.number(metadata, "generation") > 1);
    }

    /** An image that is not there is no image that needs no signature: the whole object counts as unreadable. */
    private static void add(List<Container> containers, ContainerKind kind, JsonNode list, String path)
            throws UnreadableObjectException {
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw new UnreadableObjectException(path + " is not a list");
        }
        for (JsonNode container : list) {
            String image = Wire.image(container, "image");
            if (image.isEmpty()) {
                throw new UnreadableObjectException(path + " has a container without an image");
            }
            if (containers.size() == MOST_CONTAINERS) {
                throw new UnreadableObjectException("more than " + MOST_CONTAINERS + " containers");
            }
            containers.add(new Container(kind, Wire.text(container, "name"), image));
        }
    }

    private static @Nullable Owner owner(JsonNode metadata) {
        for (JsonNode owner : Wire.list(metadata, "ownerReferences")) {
            if (Wire.flag(owner, false, "controller")) {
                return OWNERS.intern(
                        new Owner(Wire.text(owner, "kind"), Wire.text(owner, "name"), Wire.text(owner, "uid")));
            }
        }
        return null;
    }
}

package dev.assay.gate;

import dev.assay.observation.Kind;
import dev.assay.observation.ObjectRef;
import dev.assay.workload.Resource;
import java.time.Instant;
import java.util.List;

/**
 * A pod or controller of the modelled cluster, as it is.
 *
 * @param object which, in its newest version
 * @param base the name of the workload it belongs to, by which exceptions choose
 * @param resource what it runs
 * @param images its distinct images
 * @param imagesSince since when it has these images
 * @param spoiled whether its newest version cannot be understood by a reader
 */
record ModelObject(
        ObjectRef object, String base, Resource resource, List<String> images, Instant imagesSince, boolean spoiled) {

    String uid() {
        return object.uid();
    }

    String namespace() {
        return object.namespace();
    }

    /** Whether it is what one could roll back to, of which the gate only warns. */
    boolean revision() {
        return object.kind() == Kind.REPLICA_SET;
    }

    boolean pod() {
        return object.kind() == Kind.POD;
    }

    ModelObject version(long version) {
        return new ModelObject(moved(version), base, resource, images, imagesSince, spoiled);
    }

    ModelObject spoiled(long version) {
        return new ModelObject(moved(version), base, resource, images, imagesSince, true);
    }

    ModelObject repaired(long version) {
        return new ModelObject(moved(version), base, resource, images, imagesSince, false);
    }

    private ObjectRef moved(long version) {
        return new ObjectRef(object.kind(), object.namespace(), object.name(), object.uid(), version);
    }
}

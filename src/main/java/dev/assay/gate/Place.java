package dev.assay.gate;

import dev.assay.posture.Placement;
import dev.assay.workload.Workload;

/**
 * Where an image stands, whatever the pods.
 *
 * @param workload whose container it is
 * @param container its name
 * @param image canonical
 */
public record Place(Workload workload, String container, String image) {

    static Place of(Placement placement) {
        return new Place(
                placement.workload(),
                placement.container().name(),
                placement.container().image());
    }
}

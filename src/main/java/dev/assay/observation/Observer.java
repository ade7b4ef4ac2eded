package dev.assay.observation;

/**
 * Takes in what the cluster tells. The one seam between what watches a cluster, or replays a recording of one, and the
 * posture. Called by one thread at a time; never throws.
 */
@FunctionalInterface
public interface Observer {

    /** Takes in one observation. */
    void observe(Observation observation);
}

package dev.assay.posture;

/**
 * Is told of each posture that is published, on the thread that made it; returns quickly. One with the generation of the
 * last says that nothing changed since.
 */
@FunctionalInterface
public interface PostureListener {

    /** A posture was published. */
    void posturePublished(Posture posture);
}

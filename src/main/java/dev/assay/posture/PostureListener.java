package dev.assay.posture;

/** Is told of each new posture, on the thread that made it; returns quickly. */
@FunctionalInterface
public interface PostureListener {

    /** A new posture is there. */
    void postureChanged(Posture posture);
}

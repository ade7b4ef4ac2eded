package dev.assay.posture;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Holds the newest posture for everybody who reads. A reader takes it once for one answer. Safe for many threads. */
public final class CurrentPosture implements Supplier<Posture>, PostureListener {

    private final List<PostureListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Posture posture = Posture.NONE;

    /** The newest posture; {@link Posture#NONE} before there is any. */
    @Override
    public Posture get() {
        return posture;
    }

    /** Tells this one too of every further posture. */
    public void listen(PostureListener listener) {
        listeners.add(listener);
    }

    @Override
    public void posturePublished(Posture newPosture) {
        posture = newPosture;
        listeners.forEach(listener -> listener.posturePublished(newPosture));
    }
}

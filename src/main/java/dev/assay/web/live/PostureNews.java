package dev.assay.web.live;

import dev.assay.posture.Posture;
import dev.assay.posture.PostureListener;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for a newer posture. Safe for many threads. */
final class PostureNews implements PostureListener, AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition ended = lock.newCondition();
    private long generation;
    private boolean closed;

    @Override
    public void posturePublished(Posture posture) {
        lock.lock();
        try {
            if (posture.generation() != generation) {
                generation = posture.generation();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for another generation than the known one, but not longer than this; empty once nothing more comes. */
    OptionalLong next(long known, Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = longest.toNanos();
            while (!closed && generation == known && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return closed ? OptionalLong.empty() : OptionalLong.of(generation);
        } finally {
            lock.unlock();
        }
    }

    /** Waits so long whatever comes, unless nothing more comes. */
    void rest(Duration pause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = pause.toNanos();
            while (!closed && nanos > 0) {
                nanos = ended.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more comes: everybody who waits goes on at once. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

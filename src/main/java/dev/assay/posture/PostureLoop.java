package dev.assay.posture;

import dev.assay.observation.Observation;
import dev.assay.observation.Observer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries observations of any thread to the index on one thread, and publishes what comes out, see
 * {@link PublishPace}, and at once when everything needed was read for the first time.
 */
public final class PostureLoop implements Observer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostureLoop.class);
    private static final long TICK_MILLIS = 100;
    private static final int MOST_WAITING = 10_000;
    private static final int BATCH = 1_000;

    private final BlockingQueue<Observation> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final PostureIndex index;
    private final Clock clock;
    private final PostureListener listener;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Creates a loop that does not run yet.
     *
     * @param index is used by the loop's thread only
     * @param clock of the observations' source
     * @param listener is told of each posture
     */
    public PostureLoop(PostureIndex index, Clock clock, PostureListener listener) {
        this.index = index;
        this.clock = clock;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("posture").daemon().unstarted(this::run);
    }

    /** Starts the loop's thread. */
    public void start() {
        thread.start();
    }

    /** Hands over an observation; waits while too many are in the queue. After {@link #close()} it is dropped. */
    @Override
    public void observe(Observation observation) {
        try {
            boolean taken = false;
            while (!closed && !taken) {
                taken = waiting.offer(observation, TICK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        PublishPace pace = new PublishPace(System.nanoTime());
        Posture last = Posture.NONE;
        boolean news = false;
        List<Observation> batch = new ArrayList<>(BATCH);
        while (!closed && await(batch, pace.wait(System.nanoTime(), news))) {
            news |= !batch.isEmpty();
            batch.forEach(this::take);
            batch.clear();
            long begin = System.nanoTime();
            if (pace.wait(begin, news) <= 0 || (!last.complete() && index.complete())) {
                last = publish(last);
                pace.published(begin, System.nanoTime(), last.complete());
                news = false;
            }
        }
    }

    private boolean await(List<Observation> batch, long nanos) {
        try {
            Observation first = waiting.poll(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
            if (first != null) {
                batch.add(first);
                waiting.drainTo(batch, BATCH - 1);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A fault of ours with one observation must not end the reading of all others. */
    private void take(Observation observation) {
        try {
            index.observe(observation);
        } catch (RuntimeException e) {
            LOG.error("An observation could not be taken in; this is a bug in Assay", e);
        }
    }

    private Posture publish(Posture last) {
        try {
            Posture posture = index.publish(clock.instant());
            listener.posturePublished(posture);
            return posture;
        } catch (RuntimeException e) {
            LOG.error("No posture could be computed; this is a bug in Assay", e);
            return last;
        }
    }
}

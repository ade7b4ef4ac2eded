package dev.assay.cluster;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets fifty events a second happen, evenly: those of a background scan, and each fifth the scan of a probe. */
final class LoadEvents {

    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1) / 50;
    private static final int PROBE_ONE_OF = 5;

    private final BlockingQueue<SampleStream.Text> due = new ArrayBlockingQueue<>(100);
    private final LoadCluster cluster;
    private final LoadWatches watches;
    private volatile boolean running;

    LoadEvents(LoadCluster cluster, LoadWatches watches) {
        this.cluster = cluster;
        this.watches = watches;
    }

    /** Starts the threads; nothing happens before {@link #run(boolean)}. */
    void start() {
        Thread.ofVirtual().start(() -> cluster.scan(this::put));
        Thread.ofPlatform().daemon().name("events").start(this::emit);
    }

    void run(boolean on) {
        running = on;
    }

    private void put(SampleStream.Text text) {
        try {
            due.put(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void emit() {
        long next = System.nanoTime();
        int count = 0;
        while (true) {
            next += PERIOD_NANOS;
            LockSupport.parkNanos(next - System.nanoTime());
            if (running) {
                count++;
                SampleStream.Text text = count % PROBE_ONE_OF == 0 ? cluster.probe() : due.poll();
                if (text != null) {
                    watches.tell(text, cluster.version());
                }
            }
        }
    }
}
